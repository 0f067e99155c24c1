package dev.hilo.cases.api.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The audit in memory; it can be away. */
final class MemoryAudit implements Audit {

    static final Duration RETENTION = Duration.ofDays(10);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    volatile boolean away;

    @Override
    public void write(Collection<Entry> more) {
        if (away) {
            throw new IllegalStateException("the store is away");
        }
        more.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
    }

    @Override
    public List<Entry> read(Query query, @Nullable After after, int most) {
        Comparator<Entry> order = Comparator.comparing(Entry::at).thenComparing(Entry::id);
        return entries.values().stream()
                .filter(entry -> query.userId() == null || entry.users().contains(query.userId()))
                .filter(entry -> query.caseId() == null || entry.cases().contains(query.caseId()))
                .filter(entry -> query.actor() == null || entry.actor().equals(query.actor()))
                .filter(entry -> query.status() == null || entry.status() == query.status())
                .filter(entry -> query.from() == null || !entry.at().isBefore(query.from()))
                .filter(entry -> query.to() == null || entry.at().isBefore(query.to()))
                .filter(entry -> after == null || isAfter(entry, after))
                .sorted(order.reversed())
                .limit(most)
                .toList();
    }

    private static boolean isAfter(Entry entry, After after) {
        return entry.at().isBefore(after.at())
                || entry.at().equals(after.at()) && entry.id().compareTo(after.id()) < 0;
    }

    @Override
    public void erase(Set<String> users, Set<String> subjects) {
        Set<String> actors = new HashSet<>(subjects);
        entries.values().stream()
                .filter(entry -> entry.role().equals("user") && (entry.path() + "/").startsWith(PORTAL + "/"))
                .filter(entry -> entry.users().stream().anyMatch(users::contains))
                .map(Entry::actor)
                .forEach(actors::add);
        entries.replaceAll((id, entry) -> actors.contains(entry.actor())
                ? new Entry(
                        id,
                        entry.at(),
                        ERASED,
                        null,
                        entry.role(),
                        entry.method(),
                        entry.path(),
                        entry.users(),
                        entry.cases(),
                        entry.status())
                : entry);
    }

    @Override
    public void removeExpired(Instant now) {
        entries.values().removeIf(entry -> !entry.at().plus(RETENTION).isAfter(now));
    }
}
