package dev.hilo.cases.context.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a context knows of one person: of the user themself, or of a user who was merged into them. What is whose stays
 * told apart, so that a merge can be undone.
 *
 * @param userId as which this person began
 * @param identities in the order they were linked
 * @param directoryEntry the entry of the organisation's directory, where there is one
 */
public record Member(
        String userId,
        Profile profile,
        Preferences preferences,
        List<LinkedIdentity> identities,
        @Nullable DirectoryEntry directoryEntry) {

    /** @param active false once it is deactivated or deleted */
    public record DirectoryEntry(String id, boolean active) {}

    static Member unknown(String userId) {
        return new Member(userId, Profile.UNKNOWN, Preferences.NONE, List.of(), null);
    }

    boolean has(String identity) {
        return identities.stream().anyMatch(linked -> linked.identity().equals(identity));
    }

    Member with(Profile next) {
        return new Member(userId, next, preferences, identities, directoryEntry);
    }

    Member with(Preferences next) {
        return new Member(userId, profile, next, identities, directoryEntry);
    }

    Member with(DirectoryEntry next) {
        return new Member(userId, profile, preferences, identities, next);
    }

    Member with(LinkedIdentity linked) {
        List<LinkedIdentity> next = new ArrayList<>(without(linked.identity()).identities);
        next.add(linked);
        return new Member(userId, profile, preferences, List.copyOf(next), directoryEntry);
    }

    Member without(String identity) {
        return new Member(
                userId,
                profile,
                preferences,
                identities.stream()
                        .filter(known -> !known.identity().equals(identity))
                        .toList(),
                directoryEntry);
    }
}
