package dev.hilo.cases.context.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        return linked(identity).isPresent();
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

    Optional<LinkedIdentity> linked(String identity) {
        return identities.stream()
                .filter(linked -> linked.identity().equals(identity))
                .findFirst();
    }

    /** One that is known better from now on stays where it is in the order. */
    Member with(LinkedIdentity linked) {
        List<LinkedIdentity> next = new ArrayList<>(identities);
        Optional<LinkedIdentity> known = linked(linked.identity());
        if (known.isPresent()) {
            next.set(next.indexOf(known.get()), better(known.get(), linked));
        } else {
            next.add(linked);
        }
        return new Member(userId, profile, preferences, List.copyOf(next), directoryEntry);
    }

    private static LinkedIdentity better(LinkedIdentity known, LinkedIdentity linked) {
        return new LinkedIdentity(
                linked.identity(),
                linked.channel(),
                linked.how(),
                linked.formerUser() == null ? known.formerUser() : linked.formerUser(),
                Stream.of(known.formerUsers(), linked.earlierUsers().stream())
                        .flatMap(users -> users)
                        .distinct()
                        .toList());
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
