package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection over the {@link Store}. Documents are decoded anew for each reader, so nobody sees another's changes. */
final class DocumentCollection extends AbstractSynchronizedMongoCollection<Slot> {
    private final Store store;
    private boolean replacing;

    DocumentCollection(
            MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Store store) {
        super(database, name, options, cursors);
        this.store = store;
    }

    /** Fills a new index in one pass over the documents. */
    @Override
    public void addIndex(Index<Slot> index) {
        boolean known = getIndexes().stream().anyMatch(other -> other.getName().equals(index.getName()));
        if (!known && index.isEmpty()) {
            slots().forEach(slot -> index.add(getDocument(slot), slot, this));
        }
        super.addIndex(index);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Optional<IndexLookup.Found> found = IndexLookup.candidates(getIndexes(), query);
        if (found.isPresent()) {
            return matchDocuments(found.get().rest(), found.get().slots(), orderBy, skip, limit, batchSize, projection);
        }
        return matchDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Collection<Slot> slots = isNaturalDescending(orderBy) ? new ArrayList<>(slots()).reversed() : slots();
        return matchDocuments(query, slots, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        replacing = isReplacement(update);
        return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        replacing = query.get("update") instanceof Document update && isReplacement(update);
        return super.findAndModify(query);
    }

    @Override
    protected Slot addDocumentInternal(Document document) {
        Object id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        Slot slot = store.insert(getFullName(), Key.of(id), Bson.encode(document));
        if (slot == null) {
            throw new IllegalStateException(
                    "The key " + id + " is in " + getFullName() + " but in none of its indexes");
        }
        return slot;
    }

    @Override
    protected void handleUpdate(Slot slot, Document before, Document after) {
        store.update(getFullName(), slot, Bson.encode(after), replacing);
    }

    @Override
    protected void removeDocument(Slot slot) {
        if (!store.delete(getFullName(), slot)) {
            throw new IllegalStateException("A document of " + getFullName() + " was to be removed twice");
        }
    }

    @Override
    protected Document getDocument(Slot slot) {
        return Bson.decode(slot.document());
    }

    @Override
    protected Stream<DocumentWithPosition<Slot>> streamAllDocumentsWithPosition() {
        return slots().stream().map(slot -> new DocumentWithPosition<>(getDocument(slot), slot));
    }

    @Override
    public int count() {
        return slots().size();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("The size is not tracked");
    }

    @Override
    protected int getDataSize() {
        return slots().stream().mapToInt(slot -> slot.document().length).sum();
    }

    private Collection<Slot> slots() {
        return store.documents(getFullName()).values();
    }

    private static boolean isReplacement(Document update) {
        return update.keySet().stream().noneMatch(key -> key.startsWith("$"));
    }
}
