package dev.hilo.cases.desk.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.desk.app.PassTime.WaitingCases;
import dev.hilo.kit.MongoIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Which rows of {@code cases} wait for a time to come. */
public final class MongoCaseTimes implements WaitingCases {

    /** One for each time. */
    public static final List<MongoIndex> INDEXES =
            List.of(MongoIndex.on("cases", "status", "resolvedAt", "_id"), MongoIndex.on("cases", "until", "_id"));

    private static final String RESOLVED_AT = "resolvedAt";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> cases;

    public MongoCaseTimes(MongoDatabase database) {
        this.cases = database.getCollection("cases");
    }

    @Override
    public List<Row> resolved(Instant notAfter, @Nullable After after, int most) {
        return page(RESOLVED_AT, List.of(eq("status", CaseStatus.RESOLVED.name())), notAfter, after, most);
    }

    @Override
    public List<Row> due(Instant notAfter, @Nullable After after, int most) {
        return page(UNTIL, List.of(), notAfter, after, most);
    }

    private List<Row> page(String field, List<Bson> only, Instant notAfter, @Nullable After after, int most) {
        List<Bson> filters = new ArrayList<>(only);
        filters.add(lte(field, Date.from(notAfter)));
        if (after != null) {
            Date time = Date.from(after.time());
            filters.add(or(gt(field, time), and(eq(field, time), gt("_id", after.caseId()))));
        }
        return cases.find(and(filters))
                .sort(Sorts.ascending(field, "_id"))
                .limit(most)
                .map(CaseDocument::read)
                .into(new ArrayList<>());
    }
}
