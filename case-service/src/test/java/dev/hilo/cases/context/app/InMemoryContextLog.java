package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The log as a map. Passes the same conformance tests as the one in MongoDB. */
public final class InMemoryContextLog implements ContextLog {

    private Predicate<Commit> tooLarge = commit -> false;
    private final Map<String, List<Commit>> logs = new HashMap<>();
    private final Map<String, Context> snapshots = new HashMap<>();

    @Override
    public synchronized Map<String, Context> snapshots(Collection<String> userIds) {
        Map<String, Context> found = new HashMap<>();
        userIds.forEach(user -> found.put(user, snapshots.getOrDefault(user, Context.empty(user))));
        return found;
    }

    @Override
    public synchronized Context latest(String userId) {
        Context context = snapshots.getOrDefault(userId, Context.empty(userId));
        for (Commit commit : read(userId, context.version() + 1, Integer.MAX_VALUE)) {
            context = context.after(commit);
        }
        return context;
    }

    /** Refuses commits as larger than the stream carries. */
    void refuse(Predicate<Commit> larger) {
        tooLarge = larger;
    }

    @Override
    public synchronized Set<String> append(List<Commit> commits) {
        Map<String, Integer> large = new HashMap<>();
        commits.stream().filter(tooLarge).forEach(commit -> large.put(commit.userId(), 1));
        if (!large.isEmpty()) {
            throw new CommitTooLarge(large);
        }
        Set<String> refused = new HashSet<>();
        for (Commit commit : commits) {
            List<Commit> log = logs.computeIfAbsent(commit.userId(), user -> new ArrayList<>());
            boolean versionTaken = log.stream().anyMatch(one -> one.version() == commit.version());
            boolean causeKnown =
                    log.stream().flatMap(one -> one.causes().stream()).anyMatch(commit.causes()::contains);
            if (versionTaken || causeKnown) {
                refused.add(commit.userId());
            } else {
                log.add(commit);
            }
        }
        return refused;
    }

    @Override
    public synchronized Set<String> knownCauses(Collection<String> userIds, Collection<String> causes) {
        Set<String> known = new HashSet<>();
        userIds.forEach(user -> logs.getOrDefault(user, List.of()).forEach(one -> known.addAll(one.causes())));
        known.retainAll(Set.copyOf(causes));
        return known;
    }

    @Override
    public synchronized List<Commit> withCauses(Collection<String> userIds, Collection<String> causes) {
        return userIds.stream()
                .distinct()
                .flatMap(user -> logs.getOrDefault(user, List.of()).stream())
                .filter(one -> one.causes().stream().anyMatch(causes::contains))
                .toList();
    }

    @Override
    public synchronized List<Commit> read(String userId, long fromVersion, int most) {
        return logs.getOrDefault(userId, List.of()).stream()
                .filter(commit -> commit.version() >= fromVersion)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void saveSnapshots(Collection<Context> contexts) {
        contexts.forEach(context ->
                snapshots.merge(context.userId(), context, (old, next) -> next.version() > old.version() ? next : old));
    }

    @Override
    public synchronized void replaceSnapshot(Context context) {
        snapshots.merge(context.userId(), context, (old, next) -> next.version() >= old.version() ? next : old);
    }

    /** As when the replica died before it saved a snapshot. */
    public synchronized void loseSnapshots() {
        snapshots.clear();
    }
}
