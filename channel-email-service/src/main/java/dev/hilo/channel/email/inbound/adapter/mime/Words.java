package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.AddressHeader;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/** Header texts: unfolded, encoded words decoded, raw 8-bit bytes read as well as can be. */
final class Words {

    /** Nobody's subject or thread is longer. */
    private static final int LONGEST = 200_000;

    /** Held as they stand, for {@link AddressHeader} to read: a name that is decoded first can look like an address. */
    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "return-path",
            "delivered-to",
            "errors-to",
            "x-failed-recipients",
            "x-original-to",
            "disposition-notification-to");

    private Words() {}

    static MailHeaders headers(Header header) {
        Map<String, List<String>> all = new HashMap<>();
        for (Field field : header.getFields()) {
            String raw = raw(field);
            all.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                    .add(ADDRESSES.contains(field.getName().toLowerCase(Locale.ROOT)) ? raw : decoded(raw));
        }
        return new MailHeaders(all);
    }

    static String decoded(String text) {
        return EncodedWords.decoded(text).replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** Unfolded, and otherwise as it stands. */
    static String raw(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody() == null ? "" : field.getBody();
        }
        byte[] bytes = raw.toByteArray();
        String line = Charsets.text(bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes, null);
        return line.substring(line.indexOf(':') + 1)
                .replaceAll("\\r?\\n(?=[ \\t])", "")
                .strip();
    }
}
