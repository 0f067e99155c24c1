package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.DirectoryEntry.Stage;
import dev.hilo.cases.directory.model.Elsewhere;
import dev.hilo.cases.directory.model.Names;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries as a map. Passes the same conformance tests as those in MongoDB. */
final class InMemoryDirectory implements DirectoryStore {

    private final Map<String, DirectoryEntry> entries = new LinkedHashMap<>();

    @Override
    public synchronized void insert(DirectoryEntry entry) {
        entries.put(entry.id(), entry);
    }

    @Override
    public synchronized Optional<DirectoryEntry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized List<DirectoryEntry> findByIdentity(String identity, int most) {
        return live().filter(entry -> entry.content().person().identities().contains(identity))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<DirectoryEntry> findByUser(String userId) {
        return entries.values().stream()
                .filter(entry -> userId.equals(entry.userId()))
                .toList();
    }

    @Override
    public synchronized List<DirectoryEntry> page(Order order, boolean ascending, long skip, int most) {
        Comparator<DirectoryEntry> sort = switch (order) {
            case CREATED -> Comparator.comparing(DirectoryEntry::createdAt);
            case MODIFIED -> Comparator.comparing(DirectoryEntry::modifiedAt);
            case USER_NAME ->
                Comparator.comparing(
                        entry -> Names.userNameKey(entry.content().names().userName()));
        };
        Comparator<DirectoryEntry> total = sort.thenComparing(DirectoryEntry::id);
        return live().sorted(ascending ? total : total.reversed())
                .skip(skip)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized long count() {
        return live().count();
    }

    @Override
    public synchronized boolean replace(DirectoryEntry next) {
        DirectoryEntry stored = entries.get(next.id());
        if (stored == null
                || stored.version() != next.version() - 1
                || !Objects.equals(stored.userId(), next.userId())) {
            return false;
        }
        entries.put(next.id(), next);
        return true;
    }

    @Override
    public synchronized String settleUser(String id, String userId) {
        DirectoryEntry stored = entries.get(id);
        if (stored == null) {
            return userId;
        }
        if (stored.userId() == null) {
            entries.put(id, stored.of(userId));
            return userId;
        }
        return stored.userId();
    }

    @Override
    public synchronized boolean told(DirectoryEntry entry, List<Elsewhere> elsewhere) {
        DirectoryEntry stored = entries.get(entry.id());
        if (stored == null || stored.version() != entry.version()) {
            return false;
        }
        entries.put(entry.id(), stored.told(elsewhere));
        return true;
    }

    @Override
    public synchronized void remove(String id) {
        entries.remove(id);
    }

    @Override
    public synchronized List<DirectoryEntry> untold(Instant modifiedBefore, int most) {
        return entries.values().stream()
                .filter(entry -> !entry.told() && entry.modifiedAt().isBefore(modifiedBefore))
                .sorted(Comparator.comparing(DirectoryEntry::modifiedAt))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Set<String> usersWithOtherEntry(Collection<String> userIds, String entryId) {
        return entries.values().stream()
                .filter(entry -> !entry.id().equals(entryId) && entry.stage() != Stage.GONE)
                .map(DirectoryEntry::userId)
                .filter(user -> user != null && userIds.contains(user))
                .collect(Collectors.toSet());
    }

    private Stream<DirectoryEntry> live() {
        return entries.values().stream().filter(entry -> entry.stage() == Stage.LIVE);
    }
}
