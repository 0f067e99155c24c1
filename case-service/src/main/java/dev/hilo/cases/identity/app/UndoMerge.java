package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.Merging;
import dev.hilo.cases.context.model.UserFact;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes two users of one again. The first commit, on the log of who went on, decides; the restored user's follows, by
 * whoever comes first.
 */
public final class UndoMerge {

    private final ActOnCase acting;
    private final Links links;
    private final Clock clock;

    public UndoMerge(ActOnCase acting, Links links, Clock clock) {
        this.acting = acting;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Takes a merge back that stands in the user's context.
     *
     * @param user who went on, or anybody who was merged into them
     * @param causeId the same for the same wish
     */
    public Outcome undo(String user, String mergeId, String causeId, String actor, @Nullable String reason) {
        if (links.current(user).version() == 0) {
            return new Outcome.NoSuchUser(user);
        }
        ActOnCase.Outcome outcome = acting.act(user, causeId, null, null, (context, caseNumbers) -> {
            List<Fact> facts = Merging.undo(context, mergeId, actor, reason, caseNumbers, clock.instant());
            return facts.isEmpty() ? new Decision.AlreadySo() : new Decision.Accepted(facts);
        });
        Context context = outcome.context();
        if (outcome.decision() instanceof Decision.Accepted accepted
                && accepted.facts().getLast() instanceof UserFact.MergeUndone undone) {
            links.settle(
                    List.of(undone.restoredUser()),
                    undone.belongings().members().stream()
                            .flatMap(member -> member.identities().stream())
                            .map(LinkedIdentity::identity)
                            .toList());
            return new Outcome.Done(context);
        }
        if (outcome.decision() instanceof Decision.TooLarge) {
            return new Outcome.TooLarge();
        }
        if (context.lineage().erased()) {
            return new Outcome.Erased(context.userId());
        }
        return context.lineage().undone().containsKey(mergeId)
                ? new Outcome.Done(context)
                : new Outcome.NoSuchMerge(mergeId);
    }
}
