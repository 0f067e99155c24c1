package dev.hilo.channel.quarkus;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.tck.DeliveryJournalContract;
import org.junit.jupiter.api.AfterAll;

class MongoDeliveryJournalTest extends DeliveryJournalContract {

    private static final MongoServer SERVER = new MongoServer(new MemoryBackend().version(ServerVersion.MONGO_5_0));
    private static final MongoClient CLIENT = MongoClients.create(SERVER.bindAndGetConnectionString());

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.shutdownNow();
    }

    @Override
    protected DeliveryJournal journal() {
        return new MongoDeliveryJournal(CLIENT.getDatabase("hilo_channel"));
    }
}
