package dev.hilo.cases.context.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a context comes from and where parts of it went.
 *
 * @param into who goes on for this user, when they were merged; nothing is folded here then
 * @param merges that stand, the oldest first
 * @param undone where in this log merges were undone, by merge
 * @param departed users that identities and cases of this context went to, by identity or case number
 * @param shares parts of other users' logs that are this user's history
 * @param away parts of this user's own log that are no longer
 * @param erased everything personal is destroyed; nothing is folded any more
 */
public record Lineage(
        @Nullable Into into,
        List<Merge> merges,
        Map<String, Long> undone,
        Map<String, String> departed,
        List<Share> shares,
        List<Share> away,
        boolean erased) {

    static final Lineage NONE = new Lineage(null, List.of(), Map.of(), Map.of(), List.of(), List.of(), false);

    /** Who goes on for a merged user, and who decided that. */
    public record Into(
            String mergeId,
            String userId,
            String actor,
            @Nullable String reason) {}

    public Optional<Merge> merge(String mergeId) {
        return merges.stream().filter(one -> one.id().equals(mergeId)).findFirst();
    }

    /** Whose an identity or case is that was here once. */
    public Optional<String> whereIs(@Nullable String identityOrCase) {
        return Optional.ofNullable(identityOrCase == null ? null : departed.get(identityOrCase));
    }

    Lineage with(@Nullable Into next) {
        return new Lineage(next, merges, undone, departed, shares, away, erased);
    }

    Lineage departed(String identityOrCase, String toUser) {
        Map<String, String> next = new HashMap<>(departed);
        next.put(identityOrCase, toUser);
        return new Lineage(into, merges, undone, Map.copyOf(next), shares, away, erased);
    }

    Lineage back(String identityOrCase) {
        if (!departed.containsKey(identityOrCase)) {
            return this;
        }
        Map<String, String> next = new HashMap<>(departed);
        next.remove(identityOrCase);
        return new Lineage(into, merges, undone, Map.copyOf(next), shares, away, erased);
    }

    Lineage with(List<Merge> nextMerges, List<Share> nextShares, List<Share> nextAway) {
        return new Lineage(into, nextMerges, undone, departed, nextShares, nextAway, erased);
    }

    Lineage undone(String mergeId, long version) {
        Map<String, Long> next = new HashMap<>(undone);
        next.put(mergeId, version);
        return new Lineage(into, merges, Map.copyOf(next), departed, shares, away, erased);
    }

    /** Nothing is left but the way out for what still arrives. */
    Lineage erase() {
        return new Lineage(into, List.of(), Map.of(), Map.of(), List.of(), List.of(), true);
    }
}
