package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A unique index in memory, built from the documents at each start. Multikey as MongoDB's are: one entry an array element. */
final class UniqueIndex extends AbstractUniqueIndex<Slot> {
    private final Map<Key, Slot> entries = new HashMap<>();

    /** Of an index of several fields: the documents by the last field alone, for queries with long lists for each field. */
    private final Map<Key, Set<Slot>> byLastField = new HashMap<>();

    UniqueIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** The fields of the index, in order. */
    List<String> fields() {
        return keys();
    }

    /** The document that has these values, or null. */
    @Nullable
    Slot find(KeyValue values) {
        return entries.get(Key.ofNormalized(values.normalized()));
    }

    /** The documents with this value in the index's last field, whatever is in the others. */
    Set<Slot> findByLastField(Object value) {
        return byLastField.getOrDefault(Key.of(value), Set.of());
    }

    @Override
    protected @Nullable Slot removeDocument(KeyValue values) {
        Slot removed = entries.remove(Key.ofNormalized(values));
        if (removed != null && values.size() > 1) {
            byLastField.computeIfPresent(lastField(values), (key, slots) -> {
                slots.remove(removed);
                return slots.isEmpty() ? null : slots;
            });
        }
        return removed;
    }

    @Override
    protected boolean putKeyPosition(KeyValue values, Slot slot) {
        boolean added = entries.putIfAbsent(Key.ofNormalized(values), slot) == null;
        if (added && values.size() > 1) {
            byLastField
                    .computeIfAbsent(lastField(values), key -> new LinkedHashSet<>(2))
                    .add(slot);
        }
        return added;
    }

    @Override
    protected @Nullable Slot getPosition(KeyValue values) {
        return entries.get(Key.ofNormalized(values));
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Slot>> getIterable() {
        return Stream.<Map.Entry<KeyValue, Slot>>empty().toList();
    }

    private static Key lastField(KeyValue values) {
        return Key.ofNormalized(new KeyValue(values.get(values.size() - 1)));
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return entries.size();
    }
}
