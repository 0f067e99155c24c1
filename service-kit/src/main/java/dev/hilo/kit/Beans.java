package dev.hilo.kit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.hilo.stream.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** What a service injects instead of building it. */
@ApplicationScoped
class Beans {

    @Produces
    @Singleton
    MongoDatabase database(MongoClient client, HiloConfig config) {
        return client.getDatabase(config.mongodb().database());
    }

    @Produces
    @Singleton
    EventPublisher publisher(HiloConfig config, MeterRegistry meters) {
        EventPublisher publisher = new EventPublisher(config.kafka().bootstrapServers(), config.source(), Map.of());
        new KafkaClientMetrics(publisher.kafka()).bindTo(meters);
        return publisher;
    }

    void close(@Disposes EventPublisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
