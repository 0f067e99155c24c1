package dev.hilo.cases.directory.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom an entry speaks of.
 *
 * @param active false once the organisation deactivated them
 * @param language BCP 47
 * @param attributes further facts by name: {@code department}, {@code location}, {@code title}, …
 * @param identities mail addresses and telephone numbers that the directory vouches for, normalised, the primary first
 */
public record Person(
        boolean active,
        @Nullable String displayName,
        @Nullable String language,
        Map<String, String> attributes,
        List<String> identities) {

    Person deactivated() {
        return new Person(false, displayName, language, attributes, identities);
    }
}
