package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Lineage;
import dev.hilo.cases.context.model.Merging;
import dev.hilo.cases.context.model.UserFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends causes on to the users whom they concern by now. Registers and callers may be behind; contexts know who goes on
 * for whom. A merge, or its undoing, takes a commit in each of two logs: whoever finds the second one missing, since the
 * replica died that was at it, makes it on the way. Nobody waits and no lock is held.
 */
final class Rerouting {

    private static final int SIZE = 50_000;
    private static final String RESTORE = "restore:";

    private final ContextLog log;

    Rerouting(ContextLog log) {
        this.log = log;
    }

    /**
     * Moves what does not concern the users it waits for.
     *
     * @param pending by user; changed
     * @param contexts of those users
     * @return users that something came to; their contexts must be read again, from the log
     */
    Set<String> reroute(Map<String, List<Cause>> pending, Map<String, Context> contexts) {
        Map<String, List<Cause>> moved = new LinkedHashMap<>();
        for (Map.Entry<String, List<Cause>> entry : pending.entrySet()) {
            Context context = contexts.get(entry.getKey());
            if (context != null) {
                entry.setValue(staying(context, entry.getValue(), moved));
            }
        }
        moved.forEach((user, causes) -> pending.merge(user, causes, Rerouting::behind));
        return moved.keySet();
    }

    private List<Cause> staying(Context context, List<Cause> causes, Map<String, List<Cause>> moved) {
        Lineage.Into into = context.lineage().into();
        if (into != null) {
            if (!causes.isEmpty() && isRestoring(causes.getFirst())) {
                return causes;
            }
            if (!causes.isEmpty()) {
                List<Cause> going = moved.computeIfAbsent(into.userId(), user -> new ArrayList<>());
                going.add(merging(context, into));
                causes.forEach(cause -> going.add(cause.via(context.userId())));
            }
            return List.of();
        }
        List<Cause> staying = new ArrayList<>();
        for (Cause cause : causes) {
            String elsewhere = context.lineage().whereIs(cause.about()).orElse(null);
            if (elsewhere == null) {
                staying.add(cause);
            } else {
                List<Cause> going = moved.computeIfAbsent(elsewhere, user -> new ArrayList<>());
                restoring(context, elsewhere).forEach(going::add);
                going.add(cause.via(context.userId()));
            }
        }
        return staying;
    }

    /** Brings a merged user's belongings into the context of who goes on for them, unless they are there. */
    static Cause merging(Context merged, Lineage.Into into) {
        return new Cause(
                into.mergeId(),
                null,
                SIZE,
                (context, caseNumbers) -> context.userId().equals(merged.userId())
                                || context.lineage().merge(into.mergeId()).isPresent()
                                || context.lineage().undone().containsKey(into.mergeId())
                        ? List.of()
                        : List.of(Merging.merged(merged, into)),
                null);
    }

    /** Makes a user their own again whose merge was undone in the context given. */
    private List<Cause> restoring(Context undone, String restoredUser) {
        List<Cause> causes = new ArrayList<>();
        undone.lineage().undone().forEach((mergeId, version) -> {
            UserFact.MergeUndone fact = fact(undone.userId(), version, mergeId);
            if (fact != null && fact.restoredUser().equals(restoredUser)) {
                causes.add(restoring(undone.userId(), fact));
            }
        });
        return causes;
    }

    static Cause restoring(String fromUser, UserFact.MergeUndone undone) {
        return new Cause(
                RESTORE + undone.mergeId(),
                null,
                SIZE,
                (context, caseNumbers) -> {
                    Lineage.Into into = context.lineage().into();
                    return into != null && into.mergeId().equals(undone.mergeId())
                            ? List.of(new UserFact.UserRestored(
                                    undone.mergeId(), fromUser, undone.actor(), undone.reason(), undone.belongings()))
                            : List.of();
                },
                null);
    }

    private UserFact.@Nullable MergeUndone fact(String userId, long version, String mergeId) {
        return log.read(userId, version, 1).stream()
                .flatMap(commit -> commit.facts().stream())
                .filter(Rerouting::isUndoing)
                .map(UserFact.MergeUndone.class::cast)
                .filter(fact -> fact.mergeId().equals(mergeId))
                .findFirst()
                .orElse(null);
    }

    private static boolean isUndoing(Fact fact) {
        return fact instanceof UserFact.MergeUndone;
    }

    private static boolean isRestoring(Cause cause) {
        return cause.id().startsWith(RESTORE);
    }

    /** What came here by a detour follows what was here, but for what makes the context fit to take it. */
    private static List<Cause> behind(List<Cause> here, List<Cause> come) {
        List<Cause> all = new ArrayList<>();
        come.stream().filter(cause -> cause.about() == null).forEach(all::add);
        all.addAll(here);
        come.stream().filter(cause -> cause.about() != null).forEach(all::add);
        return List.copyOf(all);
    }
}
