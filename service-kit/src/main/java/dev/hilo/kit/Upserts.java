package dev.hilo.kit;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Upserts by {@code _id} alone. Of two that find nothing one may meet the document that the other has just made, and MongoDB
 * does not promise to try again by itself. By then the document is there to be changed, so the upsert is sent once more.
 */
public final class Upserts {

    private static final int TRIES = 10;

    private Upserts() {}

    /** Sends one, again while it meets a document that has just been made. */
    public static <T> T send(Supplier<T> upsert) {
        for (int left = TRIES; ; left--) {
            try {
                return upsert.get();
            } catch (MongoServerException e) {
                DuplicateKeys.require(e);
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    /** Sends a batch in no order, and again those of it that met a document that has just been made. */
    public static void send(MongoCollection<Document> collection, List<? extends WriteModel<Document>> upserts) {
        List<? extends WriteModel<Document>> open = upserts;
        for (int left = TRIES; !open.isEmpty(); left--) {
            try {
                collection.bulkWrite(open, new BulkWriteOptions().ordered(false));
                return;
            } catch (MongoBulkWriteException e) {
                List<? extends WriteModel<Document>> sent = open;
                open = DuplicateKeys.in(e).stream().map(sent::get).toList();
                if (left == 1) {
                    throw e;
                }
            }
        }
    }
}
