package dev.hilo.cases.attachments.app;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is not taken, whatever a scanner says.
 *
 * @param types media types, each with what is a kind of it
 * @param endings of names, in lower case and without the dot; only the last ending of a name counts
 */
public record Refused(Set<String> types, Set<String> endings) {

    /** Windows passes over them when it looks for the program that opens a file. */
    private static final Pattern PASSED_OVER = Pattern.compile("[\\s.]+$");

    public Refused {
        types = Set.copyOf(types);
        endings = endings.stream()
                .map(ending -> ending.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Refused of(Collection<String> types, Collection<String> endings) {
        return new Refused(Set.copyOf(types), Set.copyOf(endings));
    }

    /** The ending of this name, without its dot, where files that end so are not taken. */
    Optional<String> ending(String name) {
        String seen = PASSED_OVER.matcher(name).replaceFirst("");
        String ending = seen.substring(seen.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return seen.contains(".") && endings.contains(ending) ? Optional.of(ending) : Optional.empty();
    }
}
