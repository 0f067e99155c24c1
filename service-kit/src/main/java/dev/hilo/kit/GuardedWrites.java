package dev.hilo.kit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;

/**
 * Unordered upserts of the form "replace where {@code _id} is this and {@code version} is lower". Where the stored
 * document is as new or newer, the upsert tries to insert and meets its {@code _id}: a duplicate key that says the work
 * is done.
 */
public final class GuardedWrites {

    private GuardedWrites() {}

    /** Replaces what is older, adds what is missing and leaves the rest, in one round trip. */
    public static void replaceOlder(MongoCollection<Document> collection, List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<Document>> writes = documents.stream()
                .map(document -> new ReplaceOneModel<>(
                        and(eq("_id", document.get("_id")), lt("version", document.get("version"))),
                        document,
                        new ReplaceOptions().upsert(true)))
                .toList();
        unlessNewer(() -> collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    /**
     * The same for documents whose {@code version} counts within an era: replaces what is of an earlier era, or of the
     * same one with a lower version.
     *
     * @param era the field that tells eras apart, a number
     */
    public static void replaceOlder(MongoCollection<Document> collection, String era, List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<Document>> writes = documents.stream()
                .map(document -> new ReplaceOneModel<>(
                        and(
                                eq("_id", document.get("_id")),
                                or(
                                        lt(era, document.get(era)),
                                        and(eq(era, document.get(era)), lt("version", document.get("version"))))),
                        document,
                        new ReplaceOptions().upsert(true)))
                .toList();
        unlessNewer(() -> collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    /** Replaces what is older or as old by the counter named, adds what is missing and leaves what is newer. */
    public static void replaceUnlessNewer(
            MongoCollection<Document> collection, String counter, List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<Document>> writes = documents.stream()
                .map(document -> new ReplaceOneModel<>(
                        and(eq("_id", document.get("_id")), lte(counter, document.get(counter))),
                        document,
                        new ReplaceOptions().upsert(true)))
                .toList();
        unlessNewer(() -> collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    /** Runs such a bulk write and passes over what was as new or newer. */
    public static void unlessNewer(Runnable bulkWrite) {
        try {
            bulkWrite.run();
        } catch (MongoBulkWriteException e) {
            boolean onlyNewer =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyNewer || e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }
}
