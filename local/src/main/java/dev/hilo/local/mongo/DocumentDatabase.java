package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/** A database over the {@link Store}. Its collections and indexes are described in collections of the same store. */
final class DocumentDatabase extends AbstractSynchronizedMongoDatabase<Slot> {
    private final Store store;

    DocumentDatabase(String name, CursorRegistry cursors, Store store) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Slot> openOrCreateCollection(String name, CollectionOptions options) {
        return new DocumentCollection(this, name, options, cursorRegistry, store);
    }

    @Override
    protected Index<Slot> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new UniqueIndex(name, keys, sparse);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.drop(getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        store.rename(collection.getFullName(), getFullCollectionNamespace(newName));
        super.moveCollection(from, collection, newName);
    }

    @Override
    protected long getStorageSize() {
        return store.log().length();
    }

    @Override
    protected long getFileSize() {
        return store.log().length();
    }
}
