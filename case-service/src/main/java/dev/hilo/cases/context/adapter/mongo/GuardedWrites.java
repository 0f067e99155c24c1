package dev.hilo.cases.context.adapter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;

/**
 * Unordered upserts of the form "replace where {@code _id} is this and {@code version} is lower". Where the stored
 * document is as new or newer, the upsert tries to insert and meets its {@code _id}: a duplicate key that says the work
 * is done.
 */
public final class GuardedWrites {

    private GuardedWrites() {}

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
