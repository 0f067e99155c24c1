package dev.hilo.notification.telling.adapter.mongo;

import dev.hilo.kit.test.TestStore;
import dev.hilo.notification.telling.app.UnseenStore;
import dev.hilo.notification.telling.app.UnseenStoreConformance;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoUnseenIT extends UnseenStoreConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected UnseenStore store() {
        return new MongoUnseen(STORE.database());
    }
}
