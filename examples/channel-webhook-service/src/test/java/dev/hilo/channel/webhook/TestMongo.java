package dev.hilo.channel.webhook;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;

/** A database in memory, for tests that ask for single documents by their id and no more. */
final class TestMongo implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend().version(ServerVersion.MONGO_5_0));
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());

    MongoDatabase database() {
        return client.getDatabase("hilo_webhook");
    }

    /** Whether any document says these words. */
    boolean holds(String words) {
        for (String collection : database().listCollectionNames()) {
            for (Document document : database().getCollection(collection).find()) {
                if (document.toJson().contains(words)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
