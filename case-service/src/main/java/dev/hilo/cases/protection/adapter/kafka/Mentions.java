package dev.hilo.cases.protection.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which records are about somebody: those with their identity as key, and those that name an address or a number of theirs,
 * as a receipt does that says where something could not be delivered.
 */
final class Mentions {

    /** What is shorter stands in too many other words. */
    private static final int SHORTEST = 6;

    private final Set<String> identities;
    private final @Nullable Pattern named;

    Mentions(Set<String> identities) {
        this.identities = Set.copyOf(identities);
        String any = identities.stream()
                .map(identity -> identity.substring(identity.indexOf(':') + 1))
                .filter(address -> address.length() >= SHORTEST)
                .map(Pattern::quote)
                .sorted()
                .collect(Collectors.joining("|"));
        this.named = any.isEmpty()
                ? null
                : Pattern.compile(
                        "(?<![\\p{Alnum}._%+-])(?:" + any + ")(?![\\p{Alnum}_@-]|\\.\\p{Alnum})",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean in(ConsumerRecord<String, byte[]> record) {
        if (record.key() != null && (identities.contains(record.key()) || names(record.key()))) {
            return true;
        }
        if (record.value() != null && names(text(record.value()))) {
            return true;
        }
        for (Header header : record.headers()) {
            if (header.value() != null && names(text(header.value()))) {
                return true;
            }
        }
        return false;
    }

    private boolean names(String text) {
        return named != null && named.matcher(text).find();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
