package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.webhooks.adapter.mongo.MasterSeal;
import dev.hilo.cases.webhooks.adapter.mongo.MongoDeliveries;
import dev.hilo.cases.webhooks.adapter.mongo.MongoLanes;
import dev.hilo.cases.webhooks.adapter.mongo.MongoWebhooks;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoStoresIT extends StoreConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    @BeforeEach
    void createIndexes() {
        MongoIndexes.create(STORE.database(), MongoDeliveries.INDEXES);
        MongoIndexes.create(STORE.database(), MongoLanes.INDEXES);
    }

    @Override
    Webhooks webhooks() {
        return new MongoWebhooks(STORE.database(), new MasterSeal(MasterKeys.of(Optional.of(MASTER), List.of())));
    }

    @Override
    Deliveries deliveries() {
        return new MongoDeliveries(STORE.database());
    }

    @Override
    Lanes lanes() {
        return new MongoLanes(STORE.database());
    }
}
