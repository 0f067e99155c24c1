package dev.hilo.kit.test;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.local.LocalMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store for a test class, empty before each test: {@code @RegisterExtension static final TestStore STORE}. */
public final class TestStore implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private @Nullable LocalMongo mongo;
    private @Nullable MongoClient client;
    private @Nullable MongoDatabase database;

    public MongoDatabase database() {
        return Objects.requireNonNull(database, "register the store as an extension in a static field");
    }

    public MongoClient client() {
        return Objects.requireNonNull(client, "register the store as an extension in a static field");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path state = Files.createTempDirectory(Path.of("target"), "store");
        LocalMongo store = LocalMongo.start(state);
        mongo = store;
        MongoClient connected = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.connectionString()))
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY)
                .build());
        client = connected;
        database = connected.getDatabase("hilo_it_" + state.getFileName());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        database().drop();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (client != null) {
            database().drop();
            client.close();
        }
        if (mongo != null) {
            mongo.close();
        }
    }
}
