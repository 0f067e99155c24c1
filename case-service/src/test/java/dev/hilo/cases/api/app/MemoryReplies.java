package dev.hilo.cases.api.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Kept answers in memory. */
final class MemoryReplies implements Replies {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<Entry> putIfAbsent(Entry entry) {
        return Optional.ofNullable(entries.putIfAbsent(entry.id(), entry));
    }

    @Override
    public boolean replace(Entry entry, Instant expected) {
        Entry there = entries.get(entry.id());
        return there != null && there.at().equals(expected) && entries.replace(entry.id(), there, entry);
    }

    @Override
    public void remove(String id, Instant expected) {
        entries.computeIfPresent(id, (key, there) -> there.at().equals(expected) ? null : there);
    }

    @Override
    public void forget(String userId) {
        entries.values().removeIf(entry -> entry.users().contains(userId));
    }

    @Override
    public void removeBefore(Instant time) {
        entries.values().removeIf(entry -> entry.at().isBefore(time));
    }
}
