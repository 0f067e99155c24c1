package dev.hilo.notification.tracking.adapter.mongo;

import dev.hilo.kit.test.TestStore;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.app.DeliveryLedgerConformance;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoDeliveriesIT extends DeliveryLedgerConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected DeliveryLedger ledger() {
        return new MongoDeliveries(STORE.database());
    }
}
