package dev.hilo.cases.api.adapter.mongo;

import dev.hilo.cases.api.app.Replies;
import dev.hilo.cases.api.app.RepliesConformance;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRepliesIT extends RepliesConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private MongoReplies replies;

    @BeforeEach
    void open() {
        replies = new MongoReplies(STORE.database());
        MongoIndexes.create(STORE.database(), MongoReplies.INDEXES);
    }

    @Override
    protected Replies replies() {
        return replies;
    }
}
