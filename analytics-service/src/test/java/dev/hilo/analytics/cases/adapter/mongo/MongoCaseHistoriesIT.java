package dev.hilo.analytics.cases.adapter.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.cases.app.CaseHistoriesConformance;
import dev.hilo.local.LocalMongo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class MongoCaseHistoriesIT extends CaseHistoriesConformance {

    @TempDir
    private static Path state;

    private static LocalMongo mongo;
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void start() {
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("hilo_analytics_it");
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void empty() {
        database.drop();
    }

    @Override
    protected CaseHistories histories() {
        return new MongoCaseHistories(database);
    }
}
