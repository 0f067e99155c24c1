package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A unique index in memory, built from the documents at each start. Multikey as MongoDB's are: one entry an array element. */
final class UniqueIndex extends AbstractUniqueIndex<Slot> {
    private final Map<Key, Slot> entries = new HashMap<>();

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

    boolean holdsNulls() {
        return !isSparse();
    }

    @Override
    protected @Nullable Slot removeDocument(KeyValue values) {
        return entries.remove(Key.ofNormalized(values));
    }

    @Override
    protected boolean putKeyPosition(KeyValue values, Slot slot) {
        return entries.putIfAbsent(Key.ofNormalized(values), slot) == null;
    }

    @Override
    protected @Nullable Slot getPosition(KeyValue values) {
        return entries.get(Key.ofNormalized(values));
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Slot>> getIterable() {
        return Stream.<Map.Entry<KeyValue, Slot>>empty().toList();
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
