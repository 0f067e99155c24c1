package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.AddressHeader;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/** Header texts: unfolded, encoded words decoded, raw 8-bit bytes read as well as can be. */
final class Words {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,40})(?:\\*[^?\\s]{0,20})?\\?([BbQq])\\?(?=[^?]{0,1000}\\?=)");

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
        String plain;
        try {
            plain = DecoderUtil.decodeEncodedWords(named(text), DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            plain = text;
        }
        return plain.replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** Each encoded word with the name that Java has for its charset, and without its language (RFC 2231). */
    private static String named(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(Charsets.named(word.group(1))
                        .map(charset -> "=?" + charset.name() + "?" + word.group(2) + "?")
                        .orElse(word.group())));
    }

    /** Unfolded, and otherwise as it stands. */
    static String raw(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody() == null ? "" : field.getBody();
        }
        String line = Charsets.text(raw.toByteArray(), null);
        return line.substring(line.indexOf(':') + 1)
                .replaceAll("\\r?\\n(?=[ \\t])", "")
                .strip();
    }
}
