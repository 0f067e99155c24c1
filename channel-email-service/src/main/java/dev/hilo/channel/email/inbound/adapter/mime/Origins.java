package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.AddressHeader;
import dev.hilo.channel.email.inbound.model.Origin;
import dev.hilo.channel.email.inbound.model.Origin.TraceHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.stream.Field;

/** Where a mail says it comes from, by headers as they stand: an encoded word is a name, never an address. */
final class Origins {

    private static final int MOST = 100;

    private Origins() {}

    /** @param sender the address that the mail is taken to be from */
    static Origin of(Header header, String sender) {
        List<TraceHeader> trace = header.getFields().stream()
                .flatMap(field -> traced(field).stream())
                .limit(MOST)
                .toList();
        return new Origin(authorDomain(header, sender), trace);
    }

    private static Optional<TraceHeader> traced(Field field) {
        Optional<TraceHeader.Kind> kind = switch (field.getName().toLowerCase(Locale.ROOT)) {
            case "received" -> Optional.of(TraceHeader.Kind.RECEIVED);
            case "authentication-results" -> Optional.of(TraceHeader.Kind.AUTHENTICATION_RESULTS);
            default -> Optional.empty();
        };
        return kind.map(known -> new TraceHeader(known, Words.raw(field)));
    }

    /** One From header with one address, and no other reading of it. */
    private static Optional<String> authorDomain(Header header, String sender) {
        List<Field> from = header.getFields("From");
        if (from.size() != 1) {
            return Optional.empty();
        }
        AddressHeader authors = AddressHeader.parse(Words.raw(from.getFirst()));
        return authors.isPlain() && authors.addresses().size() == 1
                ? authors.addresses().stream()
                        .map(AddressHeader.Named::address)
                        .filter(sender::equals)
                        .map(address -> address.substring(address.lastIndexOf('@') + 1))
                        .findFirst()
                : Optional.empty();
    }
}
