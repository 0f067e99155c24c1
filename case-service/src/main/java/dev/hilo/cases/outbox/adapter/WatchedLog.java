package dev.hilo.cases.outbox.adapter;

import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.outbox.app.PendingCommits;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A log whose commits are noted until they are seen on the stream. */
public final class WatchedLog implements ContextLog {

    private final ContextLog log;
    private final PendingCommits pending;

    public WatchedLog(ContextLog log, PendingCommits pending) {
        this.log = log;
        this.pending = pending;
    }

    /** Of what may have been written, and may not, nothing stays noted: it might never be seen. */
    @Override
    public Set<String> append(List<Commit> commits) {
        commits.forEach(commit -> pending.committing(commit.userId(), commit.version()));
        Set<String> unwritten = commits.stream().map(Commit::userId).collect(Collectors.toCollection(HashSet::new));
        try {
            Set<String> refused = log.append(commits);
            unwritten.retainAll(refused);
            return refused;
        } finally {
            commits.stream()
                    .filter(commit -> unwritten.contains(commit.userId()))
                    .forEach(commit -> pending.remove(commit.userId(), commit.version()));
        }
    }

    @Override
    public Map<String, Context> snapshots(Collection<String> userIds) {
        return log.snapshots(userIds);
    }

    @Override
    public Context latest(String userId) {
        return log.latest(userId);
    }

    @Override
    public Set<String> knownCauses(Collection<String> userIds, Collection<String> causes) {
        return log.knownCauses(userIds, causes);
    }

    @Override
    public List<Commit> withCauses(Collection<String> userIds, Collection<String> causes) {
        return log.withCauses(userIds, causes);
    }

    @Override
    public List<Commit> read(String userId, long fromVersion, int most) {
        return log.read(userId, fromVersion, most);
    }

    @Override
    public void replaceSnapshot(Context context) {
        log.replaceSnapshot(context);
    }

    @Override
    public void saveSnapshots(Collection<Context> contexts) {
        log.saveSnapshots(contexts);
    }
}
