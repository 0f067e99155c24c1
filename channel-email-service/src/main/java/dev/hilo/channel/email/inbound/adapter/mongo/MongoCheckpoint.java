package dev.hilo.channel.email.inbound.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.channel.email.inbound.app.Checkpoint;
import dev.hilo.kit.Upserts;
import java.time.Clock;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A document of the collection {@code mailbox_checkpoints}: {@code _id} is {@code {mailbox, validity}}, {@code uid} only
 * rises, so that replicas at the same mailbox need not know of each other. A folder made anew begins another document.
 */
public final class MongoCheckpoint implements Checkpoint {

    private final MongoCollection<Document> checkpoints;
    private final String mailbox;
    private final Clock clock;

    /** @param mailbox names the folder and its server */
    public MongoCheckpoint(MongoDatabase database, String mailbox, Clock clock) {
        this.checkpoints = database.getCollection("mailbox_checkpoints");
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    public long reached(long validity) {
        Document found = checkpoints.find(id(validity)).first();
        return found == null ? 0 : found.getLong("uid");
    }

    @Override
    public void reach(long validity, long uid) {
        Upserts.send(() -> checkpoints.updateOne(
                id(validity),
                Updates.combine(Updates.max("uid", uid), Updates.max("at", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true)));
    }

    private Bson id(long validity) {
        return Filters.eq("_id", new Document("mailbox", mailbox).append("validity", validity));
    }
}
