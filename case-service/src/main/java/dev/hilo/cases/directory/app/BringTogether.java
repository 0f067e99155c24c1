package dev.hilo.cases.directory.app;

import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.Links.Evidence;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.Member;
import dev.hilo.cases.context.model.Merge;
import dev.hilo.cases.directory.model.Elsewhere;
import java.util.Collection;
import java.util.List;

/**
 * Brings identities that the directory vouches for to its user. Who was nobody but such an identity is merged into that
 * user; of who has something else that is verified only the identity goes. Nobody is touched who stands in the directory
 * themself, or whose merge by the same entry an agent undid: that is for people to settle, and told to {@code left}.
 */
public final class BringTogether implements DirectoryLinks {

    private static final String ACTOR = "directory";

    /** Told of what stays with others. */
    public interface Left {

        void tell(String entryId, String userId, Elsewhere one);
    }

    private final Links links;
    private final ContextLog log;
    private final Left left;

    public BringTogether(Links links, ContextLog log, Left left) {
        this.links = links;
        this.log = log;
        this.left = left;
    }

    @Override
    public void finish(Collection<String> identities) {
        links.settle(List.of(), identities);
    }

    @Override
    public List<Elsewhere> settle(String entryId, String userId, List<Elsewhere> elsewhere) {
        for (Elsewhere one : elsewhere) {
            Context from = log.latest(one.userId());
            String cause = "directory:" + entryId + ":" + one.userId() + ":";
            if (!isSomebody(from, one, entryId) && !wasTakenBack(links.current(userId), cause)) {
                // With the version it is new where the identity went away and came back, as with any later write.
                links.give(
                        new Evidence(
                                one.identity(),
                                LinkedIdentity.channelOf(one.identity()),
                                How.DIRECTORY,
                                cause + from.version(),
                                ACTOR,
                                "directory entry " + entryId),
                        userId);
            }
        }
        Context context = links.current(userId);
        List<Elsewhere> stays = elsewhere.stream()
                .filter(one -> !context.knows(one.identity()))
                .map(one -> isSomebody(log.latest(one.userId()), one, entryId)
                        ? new Elsewhere(one.identity(), one.userId(), true)
                        : one)
                .toList();
        stays.forEach(one -> left.tell(entryId, userId, one));
        return stays;
    }

    /** Whether the other user, or who was merged into them, has or had an entry of their own. */
    private static boolean isSomebody(Context from, Elsewhere one, String entryId) {
        return one.inDirectory()
                || from.members().stream()
                        .map(Member::directoryEntry)
                        .anyMatch(entry -> entry != null && !entry.id().equals(entryId));
    }

    private static boolean wasTakenBack(Context context, String cause) {
        return context.lineage().undone().keySet().stream().anyMatch(merge -> merge.startsWith(Merge.idOf(cause)));
    }
}
