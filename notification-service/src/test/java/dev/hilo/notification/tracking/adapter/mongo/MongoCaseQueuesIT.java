package dev.hilo.notification.tracking.adapter.mongo;

import dev.hilo.kit.test.TestStore;
import dev.hilo.notification.tracking.app.CaseQueues;
import dev.hilo.notification.tracking.app.CaseQueuesConformance;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoCaseQueuesIT extends CaseQueuesConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected CaseQueues queues() {
        return new MongoCaseQueues(STORE.database());
    }
}
