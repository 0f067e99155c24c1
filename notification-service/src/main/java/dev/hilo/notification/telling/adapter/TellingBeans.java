package dev.hilo.notification.telling.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.ContextOpener;
import dev.hilo.notification.telling.adapter.kafka.KafkaCommits;
import dev.hilo.notification.telling.adapter.kafka.KafkaOutbox;
import dev.hilo.notification.telling.adapter.metrics.TellingMeters;
import dev.hilo.notification.telling.adapter.mongo.MongoStrangerBudget;
import dev.hilo.notification.telling.adapter.mongo.MongoUnseen;
import dev.hilo.notification.telling.adapter.mongo.MongoUserContacts;
import dev.hilo.notification.telling.adapter.text.BundledTexts;
import dev.hilo.notification.telling.app.AnswerElsewhere;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.notification.telling.model.Channels;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Puts the feature together. */
class TellingBeans {

    @Produces
    @Singleton
    AnswerElsewhere elsewhere(
            MongoDatabase database,
            EventPublisher publisher,
            DeliveryLedger ledger,
            ContextOpener opener,
            MeterRegistry meters,
            KafkaConnection kafka,
            NotificationConfig config,
            Clock clock) {
        return new AnswerElsewhere(
                new MongoUnseen(database),
                new KafkaCommits(kafka, opener),
                new MongoUserContacts(database),
                new BundledTexts(),
                Ids::delivery,
                new KafkaOutbox(publisher),
                ledger,
                new TellingMeters(meters),
                channels(config),
                new AnswerElsewhere.Patience(config.mayBeAway(), config.seenWithin()),
                clock);
    }

    private static Channels channels(NotificationConfig config) {
        return new Channels(config.channels(), config.readInPlace(), config.acknowledgementsAnHour());
    }

    @Produces
    @Singleton
    MongoStrangerBudget strangers(MongoDatabase database, NotificationConfig config) {
        return new MongoStrangerBudget(database, config.strangerAnswersAnHour());
    }

    @Produces
    @Singleton
    TellUsers tellUsers(
            MongoDatabase database,
            EventPublisher publisher,
            DeliveryLedger ledger,
            AnswerElsewhere elsewhere,
            MongoStrangerBudget strangers,
            MeterRegistry meters,
            NotificationConfig config) {
        return new TellUsers(
                new MongoUserContacts(database),
                new BundledTexts(),
                Ids::delivery,
                new KafkaOutbox(publisher),
                ledger,
                new TellingMeters(meters),
                elsewhere,
                strangers,
                channels(config),
                config.quietBefore().orElse(Instant.MIN));
    }
}
