package dev.hilo.cases;

import dev.hilo.local.LocalIdentity;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker, a real store and a real issuer of tokens for the service under test; no other service runs. */
public final class BrokerAndStore implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalKafka kafka;
    private @Nullable LocalMongo mongo;
    private @Nullable LocalIdentity identity;

    @Override
    public Map<String, String> start() {
        try {
            Path state = Files.createTempDirectory("hilo-case-service");
            kafka = LocalKafka.start(state.resolve("kafka"));
            mongo = LocalMongo.start(state.resolve("mongo"));
            identity = LocalIdentity.start(state.resolve("identity"));
            return Map.of(
                    "hilo.identity.issuer", identity.issuer(),
                    "hilo.kafka.bootstrap-servers", kafka.bootstrapServers(),
                    "hilo.mongodb.uri", mongo.connectionString(),
                    "hilo.mongodb.database",
                            "hilo_cases_" + ProcessHandle.current().pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (identity != null) {
            identity.close();
        }
        if (mongo != null) {
            mongo.close();
        }
    }
}
