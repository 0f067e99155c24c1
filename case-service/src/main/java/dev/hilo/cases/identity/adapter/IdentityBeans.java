package dev.hilo.cases.identity.adapter;

import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.identity.app.Completion;
import dev.hilo.cases.identity.app.LinkIdentity;
import dev.hilo.cases.identity.app.MergeUsers;
import dev.hilo.cases.identity.app.UndoMerge;
import dev.hilo.cases.identity.app.UnlinkIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Puts the feature together. */
@ApplicationScoped
class IdentityBeans {

    @Produces
    @Singleton
    MergeUsers mergeUsers(ContextLog log, Committer committer, Links links) {
        return new MergeUsers(log, committer, links);
    }

    @Produces
    @Singleton
    UndoMerge undoMerge(ActOnCase acting, Links links, Clock clock) {
        return new UndoMerge(acting, links, clock);
    }

    @Produces
    @Singleton
    LinkIdentity linkIdentity(Links links) {
        return new LinkIdentity(links);
    }

    @Produces
    @Singleton
    UnlinkIdentity unlinkIdentity(Committer committer, Links links) {
        return new UnlinkIdentity(committer, links, () -> UUID.randomUUID().toString());
    }

    @Produces
    @Singleton
    Completion completion(ContextLog log, Links links) {
        return new Completion(log, links);
    }
}
