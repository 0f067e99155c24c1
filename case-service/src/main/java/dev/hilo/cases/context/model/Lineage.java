package dev.hilo.cases.context.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a context comes from and where parts of it went.
 *
 * @param into who goes on for this user, when they were merged; nothing is folded here then
 * @param merges that stand, the oldest first
 * @param undone in which log merges were undone, by merge
 * @param departed where identities and cases of this context went, by identity or case number
 * @param shares parts of other users' logs that are the members' history
 * @param away parts of the members' own logs that are others' history
 * @param erased everything personal is destroyed; nothing is folded any more
 * @param logs of whoever is erased, those in which something of theirs may lie
 */
public record Lineage(
        @Nullable Into into,
        List<Merge> merges,
        Map<String, Place> undone,
        Map<String, Departure> departed,
        List<Share> shares,
        List<Share> away,
        boolean erased,
        Set<String> logs) {

    static final Lineage NONE = new Lineage(null, List.of(), Map.of(), Map.of(), List.of(), List.of(), false, Set.of());

    /** Who goes on for a merged user, and who decided that. */
    public record Into(
            String mergeId,
            String userId,
            String actor,
            @Nullable String reason) {}

    /** A commit. */
    public record Place(String userId, long version) {}

    /**
     * Where something went.
     *
     * @param userId whom to ask for it
     * @param version of the log with which it left
     * @param sides whose it was here, and into whom they were merged: who leaves as one of these is still asked for it
     */
    public record Departure(String userId, long version, Set<String> sides) {}

    public Optional<Merge> merge(String mergeId) {
        return merges.stream().filter(one -> one.id().equals(mergeId)).findFirst();
    }

    /** The member with whom a merge made its user one: the root, or the innermost merged user whom they came to. */
    String mergedWith(Merge merge, String root) {
        return merges.stream()
                .filter(other ->
                        !other.id().equals(merge.id()) && other.members().contains(merge.user()))
                .min(Comparator.comparingInt(other -> other.members().size()))
                .map(Merge::user)
                .orElse(root);
    }

    /** Where an identity or case went that was here once. */
    public Optional<Departure> whereIs(@Nullable String identityOrCase) {
        return Optional.ofNullable(identityOrCase == null ? null : departed.get(identityOrCase));
    }

    /** Whether a user's log is known to go on beyond a version: a context that ends there is out of date. */
    boolean outlives(String userId, long version) {
        return shares.stream().anyMatch(share -> share.userId().equals(userId) && share.to() > version);
    }

    /** The version with which a member came here; 0 for the user themself. */
    long arrivalOf(String member) {
        return merges.stream()
                .filter(one -> one.user().equals(member))
                .mapToLong(Merge::version)
                .max()
                .orElse(0);
    }

    Lineage with(@Nullable Into next) {
        return new Lineage(next, merges, undone, departed, shares, away, erased, logs);
    }

    /** A member, and all members into whom they were merged. */
    Set<String> sidesOf(String member) {
        Set<String> sides = new HashSet<>(Set.of(member));
        merges.stream().filter(merge -> merge.members().contains(member)).forEach(merge -> sides.add(merge.user()));
        return sides;
    }

    /** What left, by name, that one of these members may still be asked for. */
    Map<String, Set<String>> left(Set<String> members) {
        Map<String, Set<String>> left = new HashMap<>();
        departed.forEach((name, departure) -> {
            if (!Collections.disjoint(members, departure.sides())) {
                left.put(name, departure.sides());
            }
        });
        return left;
    }

    /** All that left, by name, of whom and of the user themself. */
    Map<String, Set<String>> leftAsOneOf(String userId) {
        Map<String, Set<String>> left = new HashMap<>();
        departed.forEach((name, departure) -> {
            Set<String> sides = new HashSet<>(departure.sides());
            sides.add(userId);
            left.put(name, sides);
        });
        return left;
    }

    /** @param names that left, each with its sides */
    Lineage departed(Map<String, Set<String>> names, String toUser, long version) {
        Map<String, Departure> next = new HashMap<>(departed);
        names.forEach((name, sides) -> next.put(name, new Departure(toUser, version, Set.copyOf(sides))));
        return new Lineage(into, merges, undone, Map.copyOf(next), shares, away, erased, logs);
    }

    Lineage back(Set<String> names) {
        if (names.stream().noneMatch(departed::containsKey)) {
            return this;
        }
        Map<String, Departure> next = new HashMap<>(departed);
        next.keySet().removeAll(names);
        return new Lineage(into, merges, undone, Map.copyOf(next), shares, away, erased, logs);
    }

    Lineage with(List<Merge> next) {
        return new Lineage(into, List.copyOf(next), undone, departed, shares, away, erased, logs);
    }

    /** Sorts what is known of logs, and comes to be known, by what it is to the members. */
    Lineage sharing(Set<String> members, Stream<Share> more) {
        List<Share> all = Stream.of(shares.stream(), away.stream(), more)
                .flatMap(some -> some)
                .distinct()
                .toList();
        return new Lineage(
                into, merges, undone, departed, sharesOf(members, all), awayFrom(members, all), erased, logs);
    }

    static List<Share> sharesOf(Set<String> members, List<Share> all) {
        return all.stream().filter(share -> members.contains(share.member())).toList();
    }

    static List<Share> awayFrom(Set<String> members, List<Share> all) {
        return all.stream()
                .filter(share -> !members.contains(share.member()) && members.contains(share.userId()))
                .toList();
    }

    Lineage undone(Map<String, Place> more) {
        Map<String, Place> next = new HashMap<>(undone);
        more.forEach(next::putIfAbsent);
        return new Lineage(into, merges, Map.copyOf(next), departed, shares, away, erased, logs);
    }

    /** Nothing is left but who was whom, and in which logs, for what still arrives. */
    Lineage erase(Collection<String> in) {
        return new Lineage(into, merges, undone, Map.of(), List.of(), List.of(), true, Set.copyOf(in));
    }
}
