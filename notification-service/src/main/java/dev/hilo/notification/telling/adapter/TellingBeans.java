package dev.hilo.notification.telling.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.Ids;
import dev.hilo.notification.telling.adapter.kafka.KafkaOutbox;
import dev.hilo.notification.telling.adapter.mongo.MongoUserContacts;
import dev.hilo.notification.telling.adapter.text.BundledTexts;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.stream.EventPublisher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts the feature together. */
class TellingBeans {

    @Produces
    @Singleton
    TellUsers tellUsers(
            MongoDatabase database, EventPublisher publisher, DeliveryLedger ledger, NotificationConfig config) {
        return new TellUsers(
                new MongoUserContacts(database),
                new BundledTexts(),
                Ids::delivery,
                new KafkaOutbox(publisher),
                ledger,
                config.quietBefore().orElse(Instant.MIN));
    }
}
