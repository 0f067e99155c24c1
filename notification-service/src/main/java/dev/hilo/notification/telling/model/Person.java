package dev.hilo.notification.telling.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user, or somebody who was merged into them. What is whose stays apart, since a merge may be undone.
 *
 * @param userId as whom they began
 * @param identities channel of each, in the order they were linked
 * @param proven those of the identities that are known to be theirs
 */
public record Person(
        String userId,
        @Nullable String name,
        @Nullable String language,
        Preferences preferences,
        Map<String, String> identities,
        Set<String> proven) {

    public Person {
        identities = Collections.unmodifiableMap(new LinkedHashMap<>(identities));
        proven = Set.copyOf(proven);
    }

    public Person(
            String userId,
            @Nullable String name,
            @Nullable String language,
            Preferences preferences,
            Map<String, String> identities) {
        this(userId, name, language, preferences, identities, Set.of());
    }

    static Person unknown(String userId) {
        return new Person(userId, null, null, Preferences.NONE, Map.of());
    }

    Person known(@Nullable String nextName, @Nullable String nextLanguage) {
        return new Person(
                userId,
                nextName == null ? name : nextName,
                nextLanguage == null ? language : nextLanguage,
                preferences,
                identities,
                proven);
    }

    Person with(Preferences next) {
        return new Person(userId, name, language, next, identities, proven);
    }

    Person linked(String identity, String channel, boolean isProven) {
        Map<String, String> more = new LinkedHashMap<>(identities);
        more.remove(identity);
        more.put(identity, channel);
        Set<String> known = new HashSet<>(proven);
        if (isProven) {
            known.add(identity);
        }
        return new Person(userId, name, language, preferences, more, known);
    }

    Person unlinked(String identity) {
        Map<String, String> rest = new LinkedHashMap<>(identities);
        rest.remove(identity);
        Set<String> known = new HashSet<>(proven);
        known.remove(identity);
        return new Person(userId, name, language, preferences, rest, known);
    }
}
