package dev.hilo.notification.telling.adapter.mongo;

import dev.hilo.kit.test.TestStore;
import dev.hilo.notification.telling.app.UserContactsStore;
import dev.hilo.notification.telling.app.UserContactsStoreConformance;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoUserContactsIT extends UserContactsStoreConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected UserContactsStore store() {
        return new MongoUserContacts(STORE.database());
    }
}
