package dev.hilo.kit;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.stream.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

final class InMemoryParkedCommits implements ParkedCommits {

    private final Map<String, TreeMap<Long, Event<ContextCommitted>>> users = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();
    int stored;

    @Override
    public Map<String, Gap> gaps(Collection<String> userIds) {
        Map<String, Gap> found = new HashMap<>();
        users.keySet().stream().filter(userIds::contains).forEach(user -> found.put(user, gap(user)));
        return found;
    }

    @Override
    public void park(String userId, Collection<Event<ContextCommitted>> commits, Instant now) {
        since.putIfAbsent(userId, now);
        TreeMap<Long, Event<ContextCommitted>> parked = users.computeIfAbsent(userId, user -> new TreeMap<>());
        commits.forEach(event -> parked.put(event.data().version(), event));
        stored += commits.size();
    }

    @Override
    public List<Event<ContextCommitted>> take(String userId, Collection<Long> versions) {
        TreeMap<Long, Event<ContextCommitted>> parked = users.getOrDefault(userId, new TreeMap<>());
        return versions.stream()
                .sorted()
                .map(parked::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void forget(String userId, Collection<Long> versions) {
        TreeMap<Long, Event<ContextCommitted>> parked = users.getOrDefault(userId, new TreeMap<>());
        parked.keySet().removeAll(versions);
        if (parked.isEmpty()) {
            users.remove(userId);
            since.remove(userId);
        }
    }

    @Override
    public List<Gap> some(int most) {
        return users.keySet().stream().limit(most).map(this::gap).toList();
    }

    @Override
    public long count() {
        return users.size();
    }

    private Gap gap(String user) {
        return new Gap(
                user,
                new TreeSet<>(users.getOrDefault(user, new TreeMap<>()).keySet()),
                since.getOrDefault(user, Instant.EPOCH));
    }
}
