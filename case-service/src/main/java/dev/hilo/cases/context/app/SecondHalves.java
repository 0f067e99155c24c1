package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Joining;
import dev.hilo.cases.context.model.Lineage;
import dev.hilo.cases.context.model.Lineage.Departure;
import dev.hilo.cases.context.model.Lineage.Place;
import dev.hilo.cases.context.model.Merging;
import dev.hilo.cases.context.model.UserFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Causes that finish in one log what was begun in another; harmless where it is finished. */
public final class SecondHalves {

    private static final int SIZE = 50_000;
    private static final String RESTORE = "restore:";
    private static final String LINK = "link:";

    private final ContextLog log;

    SecondHalves(ContextLog log) {
        this.log = log;
    }

    /** The cause with which a merged user's belongings arrive. */
    public static String causeOfMerge(String mergeId) {
        return mergeId;
    }

    /** The cause with which a user is their own again. */
    public static String causeOfRestoring(String mergeId) {
        return RESTORE + mergeId;
    }

    /**
     * The effect of a second half.
     *
     * @param follows when the first half was committed, or what the fact carries was last changed
     */
    private record Half(Instant follows, Function<Context, Optional<Fact>> effect) implements Cause.Effect {

        @Override
        public List<Fact> in(Context context, Supplier<String> caseNumbers) {
            return effect.apply(context).stream().toList();
        }
    }

    /** Whether a cause is to be folded before anybody asks where others belong. */
    static boolean isHalf(Cause cause) {
        return cause.effect() instanceof Half;
    }

    /** When that was committed, in another log, which a cause follows from. */
    static Instant follows(Cause cause) {
        return cause.effect() instanceof Half half ? half.follows() : Instant.EPOCH;
    }

    static boolean leads(List<Cause> causes) {
        return !causes.isEmpty() && isHalf(causes.getFirst());
    }

    static boolean isRestoring(Cause cause) {
        return cause.id().startsWith(RESTORE);
    }

    static boolean isRestoring(Cause cause, String mergeId) {
        return cause.id().equals(causeOfRestoring(mergeId));
    }

    /** Brings a merged user's belongings into the context of who goes on for them. */
    static Cause merging(Context merged, Lineage.Into into) {
        return cause(causeOfMerge(into.mergeId()), merged.at(), context -> Merging.merged(merged, into, context));
    }

    /** Makes a user their own again whose merge did not come about. */
    static Cause takingBack(Lineage.Into into, String actor) {
        return cause(
                causeOfRestoring(into.mergeId()), Instant.EPOCH, context -> Merging.takenBack(context, into, actor));
    }

    /** Makes a user their own again whose merge was undone there. */
    Cause restoring(String mergeId, Place undone) {
        Commit commit = commit(undone);
        UserFact.MergeUndone fact = commit.facts().stream()
                .filter(UserFact.MergeUndone.class::isInstance)
                .map(UserFact.MergeUndone.class::cast)
                .filter(one -> one.mergeId().equals(mergeId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "version " + undone.version() + " of " + undone.userId() + " does not undo " + mergeId));
        return restoring(commit, fact);
    }

    private static Cause restoring(Commit from, UserFact.MergeUndone undone) {
        return cause(
                causeOfRestoring(undone.mergeId()),
                from.at(),
                context -> Merging.restored(context, undone, from.userId()));
    }

    /** Whatever sees to it that an identity or case arrives where it went. */
    List<Cause> of(String fromUser, String about, Departure departure) {
        Commit commit = commit(new Place(fromUser, departure.version()));
        List<Fact> facts = commit.facts();
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i) instanceof UserFact.MergeUndone undone
                    && undone.restoredUser().equals(departure.userId())) {
                causes.add(restoring(commit, undone));
            } else if (facts.get(i) instanceof UserFact.IdentityUnlinked left
                    && left.identity().equals(about)) {
                causes.add(linking(commit, i, left));
            }
        }
        return causes;
    }

    private static Cause linking(Commit from, int fact, UserFact.IdentityUnlinked left) {
        return cause(
                LINK + from.userId() + ":" + from.version() + ":" + fact,
                from.at(),
                context -> Joining.arriving(context, from.userId(), left));
    }

    private Commit commit(Place place) {
        return log.read(place.userId(), place.version(), 1).getFirst();
    }

    private static Cause cause(String id, Instant follows, Function<Context, Optional<Fact>> effect) {
        return new Cause(id, null, SIZE, new Half(follows, effect), null);
    }
}
