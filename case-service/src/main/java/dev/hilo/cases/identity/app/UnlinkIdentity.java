package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.Cause;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Joining;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes an identity from a user because an agent knows that it is not theirs. It becomes a user of its own; what was
 * said on it stays where it is. A user keeps their last identity: nobody could reach them any more.
 */
public final class UnlinkIdentity {

    private static final int SIZE = 1_000;

    private final Committer committer;
    private final Links links;
    private final Supplier<String> newUserId;

    public UnlinkIdentity(Committer committer, Links links, Supplier<String> newUserId) {
        this.committer = committer;
        this.links = links;
        this.newUserId = newUserId;
    }

    /** @param causeId the same for the same wish */
    public Outcome unlink(String user, String identity, String causeId, String actor, @Nullable String reason) {
        if (links.current(user).version() == 0) {
            return new Outcome.NoSuchUser(user);
        }
        String fresh = newUserId.get();
        AtomicReference<@Nullable Outcome> refusal = new AtomicReference<>();
        Context after = committer.commitLatest(
                user,
                new Cause(
                        causeId,
                        null,
                        SIZE,
                        (context, caseNumbers) -> {
                            Outcome refused = refusal(context, identity);
                            refusal.set(refused);
                            return refused == null ? leaving(context, identity, fresh, actor, reason) : List.of();
                        },
                        null));
        links.settle(List.of(), List.of(identity));
        Outcome refused = refusal.get();
        return refused == null ? new Outcome.Done(after) : refused;
    }

    private static List<Fact> leaving(
            Context context, String identity, String fresh, String actor, @Nullable String reason) {
        return context.linked(identity).stream()
                .<Fact>map(known ->
                        Joining.leaving(context, identity, fresh, known.channel(), How.FIRST_CONTACT, actor, reason))
                .toList();
    }

    private static @Nullable Outcome refusal(Context context, String identity) {
        if (context.lineage().erased()) {
            return new Outcome.Erased(context.userId());
        }
        if (!context.knows(identity)) {
            return new Outcome.NoSuchIdentity();
        }
        return context.identities().size() == 1 ? new Outcome.LastIdentity() : null;
    }
}
