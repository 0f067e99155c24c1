package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.adapter.mongo.MongoDirectory;
import dev.hilo.cases.directory.adapter.mongo.MongoDirectoryNames;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoDirectoryIT extends DirectoryConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private MongoDirectory entries;
    private MongoDirectoryNames names;

    @BeforeEach
    void open() {
        entries = new MongoDirectory(STORE.database());
        MongoIndexes.create(STORE.database(), MongoDirectory.INDEXES);
        names = new MongoDirectoryNames(STORE.database());
    }

    @Override
    DirectoryStore entries() {
        return entries;
    }

    @Override
    DirectoryNames names() {
        return names;
    }
}
