package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.UserFact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that what takes a commit in each of two logs has its second one, and that the register knows, also when
 * nobody comes by and the replica died that was at it. Harmless where all is done.
 */
public final class Completion {

    private final ContextLog log;
    private final Links links;

    public Completion(ContextLog log, Links links) {
        this.log = log;
        this.links = links;
    }

    /** @param commits of any users, in any order, as often as they come */
    public void complete(List<Commit> commits) {
        Set<String> users = new LinkedHashSet<>();
        Set<String> identities = new LinkedHashSet<>();
        for (Commit commit : commits) {
            for (Fact fact : commit.facts()) {
                if (fact instanceof UserFact.UserMergedInto) {
                    Context merged = log.latest(commit.userId());
                    users.add(commit.userId());
                    merged.identities().forEach(linked -> identities.add(linked.identity()));
                } else if (fact instanceof UserFact.MergeUndone undone) {
                    users.add(undone.restoredUser());
                    undone.belongings().members().stream()
                            .flatMap(member -> member.identities().stream())
                            .map(LinkedIdentity::identity)
                            .forEach(identities::add);
                } else if (fact instanceof UserFact.IdentityUnlinked left) {
                    identities.add(left.identity());
                } else if (fact instanceof UserFact.IdentityLinked linked
                        && !linked.member().equals(commit.userId())) {
                    // The register may have been told of who was there before.
                    identities.add(linked.identity());
                }
            }
        }
        if (!users.isEmpty() || !identities.isEmpty()) {
            links.settle(users, identities);
        }
    }
}
