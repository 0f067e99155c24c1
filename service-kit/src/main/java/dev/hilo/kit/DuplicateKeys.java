package dev.hilo.kit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * The one failure of a write that is an answer: E11000, the key is taken. Whatever else a failure says is thrown again, above
 * all that the majority is not known to have what was written. A server answers E11000 to a write with majority write concern
 * only when the majority has what took the key, so that a read with majority read concern finds it afterwards.
 */
public final class DuplicateKeys {

    private DuplicateKeys() {}

    /**
     * The writes of an unordered batch whose keys were taken, by their place in it.
     *
     * @throws MongoBulkWriteException the failure, if it says anything else
     */
    public static List<Integer> in(MongoBulkWriteException failure) {
        List<Integer> taken = new ArrayList<>();
        for (BulkWriteError error : failure.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
            taken.add(error.getIndex());
        }
        if (taken.isEmpty() || failure.getWriteConcernError() != null) {
            throw failure;
        }
        return taken;
    }

    /**
     * Inserts a document, as a batch of one: the driver tells a single write's E11000 without a write concern error beside it.
     *
     * @return false if its key is taken
     */
    public static boolean insertIfAbsent(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertMany(List.of(document));
            return true;
        } catch (MongoBulkWriteException e) {
            in(e);
            return false;
        }
    }

    /** @throws MongoException the failure, unless it says that the key is taken */
    public static void require(MongoException failure) {
        if (ErrorCategory.fromErrorCode(failure.getCode()) != ErrorCategory.DUPLICATE_KEY) {
            throw failure;
        }
    }
}
