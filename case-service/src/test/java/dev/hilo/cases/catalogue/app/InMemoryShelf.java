package dev.hilo.cases.catalogue.app;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A shelf as a map. Passes the same conformance tests as the one in MongoDB. */
public final class InMemoryShelf<T> implements Shelf<T> {

    private final TreeMap<String, Entry<T>> entries = new TreeMap<>();

    @Override
    public synchronized List<Entry<T>> all() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized Optional<Entry<T>> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized boolean add(Entry<T> entry) {
        return entries.putIfAbsent(entry.id(), entry) == null;
    }

    @Override
    public synchronized boolean replace(Entry<T> entry, long revision) {
        return find(entry.id()).filter(there -> there.revision() == revision).isPresent()
                && entries.put(entry.id(), entry) != null;
    }

    @Override
    public synchronized boolean remove(String id, long revision) {
        return find(id).filter(there -> there.revision() == revision).isPresent() && entries.remove(id) != null;
    }
}
