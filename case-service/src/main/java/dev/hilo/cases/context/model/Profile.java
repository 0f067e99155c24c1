package dev.hilo.cases.context.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is; what is absent is unknown.
 *
 * @param attributes what the desk knows by name ({@code location}, {@code department}, {@code asset}): never asked again
 */
public record Profile(
        @Nullable String displayName, @Nullable String language, Map<String, String> attributes) {

    public static final Profile UNKNOWN = new Profile(null, null, Map.of());

    Profile with(@Nullable String newName, @Nullable String newLanguage, Map<String, String> newAttributes) {
        Map<String, String> all = new HashMap<>(attributes);
        all.putAll(newAttributes);
        return new Profile(
                newName == null ? displayName : newName, newLanguage == null ? language : newLanguage, Map.copyOf(all));
    }

    /** This profile, and what only the other knows. */
    Profile orElse(Profile other) {
        return other.with(displayName, language, attributes);
    }
}
