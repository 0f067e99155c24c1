package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.AddressHeader;
import dev.hilo.channel.email.inbound.model.MachineMade;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.identities.IdentityRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Header;

/** Who a mail says it is from. Says nothing about who sent it. */
record Senders(String address, Optional<String> name) {

    private static final List<String> SOURCES = List.of("From", "Sender", "Reply-To", "Return-Path");

    /** @param digest makes up an address of its own where the mail names nobody */
    static Senders of(Header header, String digest) {
        return SOURCES.stream()
                .flatMap(source -> raw(header, source))
                .flatMap(value -> AddressHeader.parse(value).addresses().stream())
                .filter(named -> isIdentity(named.address()))
                .findFirst()
                .map(named -> new Senders(
                        named.address(),
                        Optional.of(Words.decoded(named.name())).filter(name -> !name.isBlank())))
                .orElseGet(() -> nobody(header, digest));
    }

    /** Servers report without a domain; anybody else who names none is a person of their own. */
    private static Senders nobody(Header header, String digest) {
        String word = raw(header, "From").findFirst().orElse("").replaceAll("[<>\\s]", "");
        String local =
                MachineMade.isPostmaster(word) ? word.toLowerCase(Locale.ROOT) : "unknown-" + digest.substring(0, 16);
        return new Senders(local + "@no-domain.invalid", Optional.empty());
    }

    private static Stream<String> raw(Header header, String name) {
        return header.getFields(name).stream().map(Words::raw);
    }

    private static boolean isIdentity(String address) {
        try {
            IdentityRules.DEFAULT.mail(address);
            return true;
        } catch (ContractViolation e) {
            return false;
        }
    }
}
