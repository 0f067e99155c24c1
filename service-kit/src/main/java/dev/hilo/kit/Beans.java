package dev.hilo.kit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.arc.DefaultBean;
import io.quarkus.oidc.client.OidcClients;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a service injects instead of building it. */
@ApplicationScoped
class Beans {

    @Produces
    @Singleton
    MongoDatabase database(MongoClient client, HiloConfig config) {
        return client.getDatabase(config.mongodb().database());
    }

    /** The {@code kafka.*} settings of Quarkus; {@code hilo.kafka.bootstrap-servers} says where the brokers are. */
    @Produces
    @Singleton
    KafkaConnection kafka(HiloConfig config, @Identifier("default-kafka-broker") Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.remove("group.id"); // Quarkus names the service there; our consumers have groups of their own
        all.put("bootstrap.servers", config.kafka().bootstrapServers());
        return KafkaConnection.of(all);
    }

    /** A service whose queries are all by {@code _id} needs no others. */
    @Produces
    @Singleton
    @DefaultBean
    MongoIndexes indexes() {
        return new MongoIndexes(List.of());
    }

    @Produces
    @Singleton
    EventPublisher publisher(KafkaConnection kafka, HiloConfig config, MeterRegistry meters) {
        EventPublisher publisher = new EventPublisher(kafka, config.source(), Map.of());
        new KafkaClientMetrics(publisher.kafka()).bindTo(meters);
        return publisher;
    }

    void close(@Disposes EventPublisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    CaseApiToken caseApiToken(CaseApiConfig caseApi, HiloConfig hilo, OidcClients clients) {
        return caseApi.tokenFile()
                .map(CaseApiToken::ofFile)
                .orElseGet(() ->
                        new ClientCredentials(clients, caseApi, hilo.identity().tokenUrl()));
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
