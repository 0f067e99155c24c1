package dev.hilo.routing.assignment.adapter.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.local.LocalMongo;
import dev.hilo.routing.assignment.app.Positions;
import dev.hilo.routing.assignment.app.PositionsConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class MongoPositionsIT extends PositionsConformance {

    @TempDir
    private static Path state;

    private static LocalMongo mongo;
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void start() {
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("hilo_routing_it");
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
    protected Positions positions() {
        return new MongoPositions(database);
    }
}
