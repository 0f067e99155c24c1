package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.Links.Evidence;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import org.jspecify.annotations.Nullable;

/**
 * Gives a user an identity because an agent knows that it is theirs. Where another user has it and nothing verified
 * besides, that user is merged into this one; else only the identity moves.
 */
public final class LinkIdentity {

    private final Links links;

    public LinkIdentity(Links links) {
        this.links = links;
    }

    /** @param causeId the same for the same wish */
    public Outcome link(String user, String identity, String causeId, String actor, @Nullable String reason) {
        Context context = links.current(user);
        if (context.version() == 0) {
            return new Outcome.NoSuchUser(user);
        }
        if (context.lineage().erased()) {
            return new Outcome.Erased(context.userId());
        }
        links.give(new Evidence(identity, LinkedIdentity.channelOf(identity), How.AGENT, causeId, actor, reason), user);
        return new Outcome.Done(links.current(user));
    }
}
