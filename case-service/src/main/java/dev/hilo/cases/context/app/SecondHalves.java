package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Joining;
import dev.hilo.cases.context.model.Lineage;
import dev.hilo.cases.context.model.Lineage.Departure;
import dev.hilo.cases.context.model.Lineage.Place;
import dev.hilo.cases.context.model.Merging;
import dev.hilo.cases.context.model.UserFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** The effect of a second half. */
    private interface Half extends Cause.Effect {}

    /** Whether a cause is to be folded before anybody asks where others belong. */
    static boolean isHalf(Cause cause) {
        return cause.effect() instanceof Half;
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
        return cause(causeOfMerge(into.mergeId()), context -> Merging.merged(merged, into, context));
    }

    /** Makes a user their own again whose merge did not come about. */
    static Cause takingBack(Lineage.Into into, String actor) {
        return cause(causeOfRestoring(into.mergeId()), context -> Merging.takenBack(context, into, actor));
    }

    /** Makes a user their own again whose merge was undone there. */
    Cause restoring(String mergeId, Place undone) {
        UserFact.MergeUndone fact = facts(undone)
                .filter(UserFact.MergeUndone.class::isInstance)
                .map(UserFact.MergeUndone.class::cast)
                .filter(one -> one.mergeId().equals(mergeId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "version " + undone.version() + " of " + undone.userId() + " does not undo " + mergeId));
        return restoring(undone.userId(), fact);
    }

    private static Cause restoring(String fromUser, UserFact.MergeUndone undone) {
        return cause(causeOfRestoring(undone.mergeId()), context -> Merging.restored(context, undone, fromUser));
    }

    /** Whatever sees to it that an identity or case arrives where it went. */
    List<Cause> of(String fromUser, String about, Departure departure) {
        Place place = new Place(fromUser, departure.version());
        List<Fact> facts = facts(place).toList();
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i) instanceof UserFact.MergeUndone undone
                    && undone.restoredUser().equals(departure.userId())) {
                causes.add(restoring(fromUser, undone));
            } else if (facts.get(i) instanceof UserFact.IdentityUnlinked left
                    && left.identity().equals(about)) {
                causes.add(linking(place, i, left));
            }
        }
        return causes;
    }

    private static Cause linking(Place place, int fact, UserFact.IdentityUnlinked left) {
        return cause(
                LINK + place.userId() + ":" + place.version() + ":" + fact,
                context -> Joining.arriving(context, place.userId(), left));
    }

    private Stream<Fact> facts(Place place) {
        return log.read(place.userId(), place.version(), 1).stream().flatMap(commit -> commit.facts().stream());
    }

    private static Cause cause(String id, Function<Context, Optional<Fact>> effect) {
        Half half = (context, caseNumbers) -> effect.apply(context).stream().toList();
        return new Cause(id, null, SIZE, half, null);
    }
}
