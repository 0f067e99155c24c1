package dev.hilo.cases.directory.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reservations as a map. Passes the same conformance tests as those in MongoDB. */
final class InMemoryDirectoryNames implements DirectoryNames {

    private final Map<String, Holder> holders = new HashMap<>();

    @Override
    public synchronized Map<String, Holder> reserve(Collection<String> keys, Holder holder) {
        Map<String, Holder> held = new HashMap<>();
        for (String key : keys) {
            Holder before = holders.putIfAbsent(key, holder);
            if (before != null) {
                held.put(key, before);
            }
        }
        return held;
    }

    @Override
    public synchronized Optional<Holder> holder(String key) {
        return Optional.ofNullable(holders.get(key));
    }

    @Override
    public synchronized boolean takeOver(String key, Holder from, Holder to) {
        return holders.replace(key, from, to);
    }

    @Override
    public synchronized void release(Collection<String> keys, String entryId) {
        keys.forEach(key ->
                holders.computeIfPresent(key, (k, holder) -> holder.entryId().equals(entryId) ? null : holder));
    }
}
