package dev.hilo.cases.context.app;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.adapter.mongo.MongoIdentities;
import dev.hilo.cases.context.adapter.mongo.Pseudonyms;
import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.local.LocalMongo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class MongoContextLogIT extends ContextLogConformance {

    @TempDir
    static Path state;

    private static LocalMongo mongo;
    private static MongoClient client;

    private MongoContextLog log;
    private MongoIdentities identities;

    @BeforeAll
    void start() {
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
        MongoDatabase database = client.getDatabase("hilo_cases_conformance");
        log = new MongoContextLog(database, new InMemoryUserKeys());
        MongoIndexes.create(database, MongoContextLog.INDEXES);
        identities =
                new MongoIdentities(database, Pseudonyms.of(List.of("aGlsby1oaWxvLWhpbG8taGlsby1oaWxvLWhpbG8tMTI=")));
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @Override
    ContextLog log() {
        return log;
    }

    @Override
    Identities identities() {
        return identities;
    }
}
