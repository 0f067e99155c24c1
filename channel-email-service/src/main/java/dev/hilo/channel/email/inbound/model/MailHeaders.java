package dev.hilo.channel.email.inbound.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A mail's headers, unfolded and decoded, by name without regard to case, in the order they came. */
public record MailHeaders(Map<String, List<String>> all) {

    public MailHeaders {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        all = copy;
    }

    public List<String> values(String name) {
        return all.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return all.containsKey(name);
    }

    public Optional<String> first(String name) {
        return values(name).stream().findFirst().map(String::strip);
    }

    /** The first word of a header in lower case, without parameters or comment; empty text where there is none. */
    public String word(String name) {
        String value = first(name).orElse("").toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < value.length() && ";( \t".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end);
    }
}
