package dev.hilo.channel.email.inbound.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.channel.email.inbound.app.Checkpoint;
import dev.hilo.kit.Upserts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A document of the collection {@code mailbox_checkpoints}: {@code _id} is {@code {mailbox, validity}}, {@code uid} only
 * rises, so that replicas at the same mailbox need not know of each other. A folder made anew begins another document.
 * {@code reading} has, by uid, the mails that are being read.
 */
public final class MongoCheckpoint implements Checkpoint {

    private static final String UID = "uid";
    private static final String READING = "reading";
    private static final String KEY = "uid-";

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
        return found == null ? 0 : found.get(UID, 0L);
    }

    @Override
    public void reach(long validity, long uid) {
        Upserts.send(() -> checkpoints.updateOne(
                id(validity),
                Updates.combine(Updates.max(UID, uid), Updates.max("at", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true)));
    }

    @Override
    public Map<Long, Attempts> unfinished(long validity) {
        Document found = checkpoints.find(id(validity)).first();
        Document reading = found == null ? new Document() : found.get(READING, new Document());
        Map<Long, Attempts> unfinished = new HashMap<>();
        for (String key : reading.keySet()) {
            Document attempts = reading.get(key, Document.class);
            unfinished.put(
                    Long.valueOf(key.substring(KEY.length())),
                    new Attempts(
                            attempts.getInteger("alone"),
                            attempts.getDate("last").toInstant()));
        }
        return unfinished;
    }

    @Override
    public void begin(long validity, Collection<Long> uids, boolean alone) {
        List<Bson> updates = new ArrayList<>();
        for (long uid : uids) {
            updates.add(Updates.inc(key(uid) + ".alone", alone ? 1 : 0));
            updates.add(Updates.set(key(uid) + ".last", Date.from(clock.instant())));
        }
        Upserts.send(
                () -> checkpoints.updateOne(id(validity), Updates.combine(updates), new UpdateOptions().upsert(true)));
    }

    @Override
    public void end(long validity, Collection<Long> uids) {
        checkpoints.updateOne(
                id(validity),
                Updates.combine(
                        uids.stream().map(uid -> Updates.unset(key(uid))).toList()));
    }

    private static String key(long uid) {
        return READING + "." + KEY + uid;
    }

    private Bson id(long validity) {
        return Filters.eq("_id", new Document("mailbox", mailbox).append("validity", validity));
    }
}
