package dev.hilo.kit.test;

import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker and a real store for the service under test; no other service runs. */
public final class BrokerAndStore implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalKafka kafka;
    private @Nullable LocalMongo mongo;

    @Override
    public Map<String, String> start() {
        try {
            Path state = Files.createTempDirectory(Path.of("target"), "platform");
            LocalKafka broker = LocalKafka.start(state);
            kafka = broker;
            LocalMongo store = LocalMongo.start(state);
            mongo = store;
            return Map.of(
                    "hilo.kafka.bootstrap-servers",
                    broker.bootstrapServers(),
                    "hilo.mongodb.uri",
                    store.connectionString(),
                    "hilo.mongodb.indexes",
                    "create",
                    "hilo.mongodb.database",
                    "hilo_it_" + state.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (mongo != null) {
            mongo.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}
