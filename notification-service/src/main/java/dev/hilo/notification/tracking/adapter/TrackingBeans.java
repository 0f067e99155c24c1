package dev.hilo.notification.tracking.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.notification.tracking.adapter.mongo.MongoCaseQueues;
import dev.hilo.notification.tracking.adapter.mongo.MongoDeliveries;
import dev.hilo.notification.tracking.app.CaseQueues;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the feature together. */
class TrackingBeans {

    @Produces
    @Singleton
    MongoIndexes indexes() {
        return new MongoIndexes(MongoDeliveries.INDEXES);
    }

    @Produces
    @Singleton
    DeliveryLedger ledger(MongoDatabase database) {
        return new MongoDeliveries(database);
    }

    @Produces
    @Singleton
    CaseQueues queues(MongoDatabase database) {
        return new MongoCaseQueues(database);
    }
}
