package dev.hilo.notification.telling.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.Ids;
import dev.hilo.notification.telling.adapter.kafka.KafkaOutbox;
import dev.hilo.notification.telling.adapter.metrics.TellingMeters;
import dev.hilo.notification.telling.adapter.mongo.MongoUserContacts;
import dev.hilo.notification.telling.adapter.text.BundledTexts;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.notification.telling.model.Channels;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.stream.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts the feature together. */
class TellingBeans {

    @Produces
    @Singleton
    TellUsers tellUsers(
            MongoDatabase database,
            EventPublisher publisher,
            DeliveryLedger ledger,
            MeterRegistry meters,
            NotificationConfig config) {
        return new TellUsers(
                new MongoUserContacts(database),
                new BundledTexts(),
                Ids::delivery,
                new KafkaOutbox(publisher),
                ledger,
                new TellingMeters(meters),
                new Channels(config.channels(), config.readInPlace(), config.acknowledgementsAnHour()),
                config.quietBefore().orElse(Instant.MIN));
    }
}
