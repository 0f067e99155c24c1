package dev.hilo.channel.chat.adapter.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.chat.app.ChatStore;
import dev.hilo.channel.chat.app.ChatStoreContract;
import dev.hilo.channel.quarkus.MongoDeliveryJournal;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.tck.DeliveryJournalContract;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.local.LocalMongo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store and the journal on MongoDB, held to the contracts that their stand-ins pass. */
@SuppressWarnings("NullAway.Init")
class MongoIT {

    @TempDir
    private static Path state;

    private static LocalMongo mongo;
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void start() {
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("hilo_chat_it");
        MongoIndexes.create(database, MongoChatStore.INDEXES);
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @Nested
    class ChatStoreOnMongo extends ChatStoreContract {

        private final ChatStore store = new MongoChatStore(database);

        @Override
        protected ChatStore store() {
            return store;
        }
    }

    @Nested
    class DeliveryJournalOnMongo extends DeliveryJournalContract {

        @Override
        protected DeliveryJournal journal() {
            return new MongoDeliveryJournal(database);
        }
    }
}
