package dev.hilo.kit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Unordered upserts of the form "replace where {@code _id} is this and {@code version} is lower". One that meets its {@code
 * _id} is refused with E11000: because the stored document is as new or newer, or because another writer has just inserted
 * an older one. So the refused ones are sent again as plain replacements, which find the older and leave the newer.
 */
public final class GuardedWrites {

    private GuardedWrites() {}

    /** Replaces what has a lower {@code version}, adds what is missing and leaves the rest. */
    public static void replaceOlder(MongoCollection<Document> collection, List<Document> documents) {
        replaceLower(collection, "version", documents);
    }

    /** The same by another counter. */
    public static void replaceLower(MongoCollection<Document> collection, String counter, List<Document> documents) {
        replace(collection, documents, document -> lt(counter, document.get(counter)));
    }

    /** Replaces what is older or as old by the counter named, adds what is missing and leaves what is newer. */
    public static void replaceUnlessNewer(
            MongoCollection<Document> collection, String counter, List<Document> documents) {
        replace(collection, documents, document -> lte(counter, document.get(counter)));
    }

    /**
     * The same for documents whose {@code version} counts within an era: replaces what is of an earlier era, or of the
     * same one with a lower version.
     *
     * @param era the field that tells eras apart, a number
     */
    public static void replaceOlder(MongoCollection<Document> collection, String era, List<Document> documents) {
        replace(
                collection,
                documents,
                document -> or(
                        lt(era, document.get(era)),
                        and(eq(era, document.get(era)), lt("version", document.get("version")))));
    }

    private static void replace(
            MongoCollection<Document> collection, List<Document> documents, Function<Document, Bson> replaceable) {
        if (documents.isEmpty()) {
            return;
        }
        BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
        try {
            collection.bulkWrite(writes(documents, replaceable, true), unordered);
        } catch (MongoBulkWriteException e) {
            List<Document> refused =
                    DuplicateKeys.in(e).stream().map(documents::get).toList();
            collection.bulkWrite(writes(refused, replaceable, false), unordered);
        }
    }

    private static List<ReplaceOneModel<Document>> writes(
            List<Document> documents, Function<Document, Bson> replaceable, boolean upsert) {
        return documents.stream()
                .map(document -> new ReplaceOneModel<>(
                        and(eq("_id", document.get("_id")), replaceable.apply(document)),
                        document,
                        new ReplaceOptions().upsert(upsert)))
                .toList();
    }
}
