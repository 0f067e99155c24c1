package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The log of commits, which is the truth, and the snapshots, which save reading it. */
public interface ContextLog {

    /**
     * The snapshots of the users named, each at most a little behind its log; an unknown user's is empty. One round
     * trip.
     */
    Map<String, Context> snapshots(Collection<String> userIds);

    /** One user's context with every commit of the log folded in. */
    Context latest(String userId);

    /**
     * Appends commits, one a user at the most; each is all or nothing.
     *
     * @return users whose commit was refused, because its version is taken or one of its causes is known
     * @throws CommitTooLarge when one is larger than the stream carries; then none is appended
     */
    Set<String> append(List<Commit> commits);

    /** Those of the causes that a commit of one of these users already has. */
    Set<String> knownCauses(Collection<String> userIds, Collection<String> causes);

    /**
     * The commits of these users that have one of the causes, in no order. By the same index as {@link #knownCauses}, never a
     * scan.
     */
    List<Commit> withCauses(Collection<String> userIds, Collection<String> causes);

    /** Commits of a user from a version up, as many as there are, {@code most} at the most. */
    List<Commit> read(String userId, long fromVersion, int most);

    /** Puts a snapshot in the place of an older one, or of one of the same version that says something else. */
    void replaceSnapshot(Context context);

    /** Puts snapshots in the place of older ones. */
    void saveSnapshots(Collection<Context> contexts);
}
