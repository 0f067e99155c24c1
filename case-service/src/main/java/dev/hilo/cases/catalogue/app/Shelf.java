package dev.hilo.cases.catalogue.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The items of one kind, by their ids. */
public interface Shelf<T> {

    /**
     * An item as it is kept.
     *
     * @param revision grows with every change, also when an item is taken away and another of its id comes
     * @param changedBy who wrote it last
     */
    record Entry<T>(String id, T content, long revision, String changedBy, Instant changedAt) {}

    /** In the order of their ids. */
    List<Entry<T>> all();

    Optional<Entry<T>> find(String id);

    /** Adds an item; false when its id is taken. */
    boolean add(Entry<T> entry);

    /** Puts an item in the place of one that is still at this revision; false when it is not. */
    boolean replace(Entry<T> entry, long revision);

    /** Takes away an item that is still at this revision; false when it is not. */
    boolean remove(String id, long revision);
}
