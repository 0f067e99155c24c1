package dev.hilo.channel.email.journal;

import dev.hilo.channel.email.TestMongo;
import dev.hilo.channel.email.journal.adapter.MongoDeliveryJournal;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.tck.DeliveryJournalContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;

class MongoDeliveryJournalTest extends DeliveryJournalContract {

    private static final TestMongo MONGO = new TestMongo();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Override
    protected DeliveryJournal journal() {
        return new MongoDeliveryJournal(MONGO.database(), Clock.systemUTC());
    }
}
