package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.Cause;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.Merge;
import dev.hilo.cases.context.model.Merging;
import dev.hilo.cases.context.model.UserFact;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Merges a user into another, who goes on for both. The first commit, on the merged user's own log, decides; whoever
 * meets that user afterwards makes the second, if the replica died that was at it.
 */
public final class MergeUsers {

    private static final int SIZE = 1_000;

    private final ContextLog log;
    private final Committer committer;
    private final Links links;

    public MergeUsers(ContextLog log, Committer committer, Links links) {
        this.log = log;
        this.committer = committer;
        this.links = links;
    }

    /**
     * Makes {@code user} and {@code into} one.
     *
     * @param into may have been merged into somebody before: then that one goes on, and an undo of that merge takes
     *     {@code user} along
     * @param causeId the same for the same wish
     */
    public Outcome merge(String user, String into, String causeId, String actor, @Nullable String reason) {
        String mergeId = Merge.idOf(causeId);
        Context from = log.latest(user);
        if (from.version() == 0) {
            return new Outcome.NoSuchUser(user);
        }
        Context to = links.current(into);
        if (to.version() == 0) {
            return new Outcome.NoSuchUser(into);
        }
        if (to.lineage().erased()) {
            return new Outcome.Erased(to.userId());
        }
        AtomicReference<@Nullable Outcome> refusal = new AtomicReference<>();
        committer.commitLatest(
                user,
                new Cause(
                        causeId,
                        null,
                        SIZE,
                        (context, caseNumbers) -> {
                            Outcome refused = refusal(context, user, into, to);
                            refusal.set(refused);
                            return refused == null ? freezing(mergeId, into, actor, reason) : List.of();
                        },
                        null));
        Context merged = log.latest(user);
        boolean done = merged.lineage().into() != null
                && merged.lineage().into().mergeId().equals(mergeId);
        Outcome refused = refusal.get();
        if (refused != null && !done) {
            return refused;
        }
        links.settle(
                List.of(user),
                merged.identities().stream().map(LinkedIdentity::identity).toList());
        return new Outcome.Done(links.current(into));
    }

    private static List<Fact> freezing(String mergeId, String into, String actor, @Nullable String reason) {
        return List.of(new UserFact.UserMergedInto(mergeId, into, actor, reason));
    }

    private static @Nullable Outcome refusal(Context context, String user, String into, Context to) {
        if (context.hasMember(into) || context.hasMember(to.userId())) {
            return new Outcome.SamePerson(context.userId());
        }
        if (!context.userId().equals(user)) {
            return new Outcome.MergedBefore(user, context.userId());
        }
        if (context.lineage().erased()) {
            return new Outcome.Erased(user);
        }
        return Merging.isTooLarge(context) ? new Outcome.TooLarge() : null;
    }
}
