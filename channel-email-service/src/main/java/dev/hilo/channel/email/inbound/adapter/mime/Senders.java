package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.MailHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/** Who a mail says it is from. Says nothing about who sent it. */
record Senders(String address, Optional<String> name) {

    private static final List<String> SOURCES = List.of("From", "Sender", "Reply-To", "Return-Path");
    static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),:;@\\[\\]\\\\]{1,64}@[^\\s<>\"'(),:;@\\\\]{1,253}");
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}._+-]{1,64}");

    /** @param digest makes up an address of its own where the mail names nobody */
    static Senders of(MailHeaders headers, String digest) {
        for (String source : SOURCES) {
            for (String value : headers.values(source)) {
                Optional<Senders> found = parsed(value).or(() -> searched(value));
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        Matcher word = WORD.matcher(headers.first("From").orElse(""));
        String local = word.find() ? word.group().toLowerCase(Locale.ROOT) : "unknown-" + digest.substring(0, 16);
        return new Senders(local + "@no-domain.invalid", Optional.empty());
    }

    private static Optional<Senders> parsed(String value) {
        try {
            MailboxList mailboxes =
                    LenientAddressParser.DEFAULT.parseAddressList(value).flatten();
            for (Mailbox mailbox : mailboxes) {
                String address = mailbox.getAddress();
                if (address != null && ADDRESS.matcher(address).matches()) {
                    return Optional.of(new Senders(address, named(mailbox.getName())));
                }
            }
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Senders> searched(String value) {
        Matcher address = ADDRESS.matcher(value);
        return address.find() ? Optional.of(new Senders(address.group(), Optional.empty())) : Optional.empty();
    }

    private static Optional<String> named(@org.jspecify.annotations.Nullable String name) {
        return Optional.ofNullable(name).map(Words::decoded).filter(n -> !n.isBlank());
    }
}
