package dev.hilo.cases.context.adapter.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.context.app.CaseNumbers;
import java.util.Objects;
import org.bson.Document;

/** Case numbers from one counter, fetched in blocks so that a case does not cost a round trip. */
public final class MongoCaseNumbers implements CaseNumbers {

    private static final int BLOCK = 100;
    private static final long BEFORE_FIRST = 1_000;

    private final MongoCollection<Document> counters;
    private long next;
    private long end;

    public MongoCaseNumbers(MongoDatabase database) {
        this.counters = database.getCollection("counters");
    }

    @Override
    public synchronized String next() {
        if (next == end) {
            Document counter = counters.findOneAndUpdate(
                    eq("_id", "case-number"),
                    Updates.inc("given", (long) BLOCK),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
            end = BEFORE_FIRST + Objects.requireNonNull(counter).getLong("given");
            next = end - BLOCK;
        }
        next++;
        return "HILO-" + next;
    }
}
