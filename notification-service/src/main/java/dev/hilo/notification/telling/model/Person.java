package dev.hilo.notification.telling.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user, or somebody who was merged into them. What is whose stays apart, since a merge may be undone.
 *
 * @param userId as whom they began
 * @param identities channel of each, in the order they were linked
 */
public record Person(
        String userId,
        @Nullable String name,
        @Nullable String language,
        Preferences preferences,
        Map<String, String> identities) {

    public Person {
        identities = Collections.unmodifiableMap(new LinkedHashMap<>(identities));
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
                identities);
    }

    Person with(Preferences next) {
        return new Person(userId, name, language, next, identities);
    }

    Person linked(String identity, String channel) {
        Map<String, String> more = new LinkedHashMap<>(identities);
        more.remove(identity);
        more.put(identity, channel);
        return new Person(userId, name, language, preferences, more);
    }

    Person unlinked(String identity) {
        Map<String, String> rest = new LinkedHashMap<>(identities);
        rest.remove(identity);
        return new Person(userId, name, language, preferences, rest);
    }
}
