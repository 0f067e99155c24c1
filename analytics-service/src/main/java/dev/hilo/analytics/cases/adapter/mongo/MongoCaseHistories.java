package dev.hilo.analytics.cases.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.cases.model.CaseHistory;
import dev.hilo.kit.GuardedWrites;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Collection {@code cases}, one document a case. Folding reads and writes by {@code _id}; a summary reads the cases of
 * its span by the index (openedAt) through a cursor.
 */
public final class MongoCaseHistories implements CaseHistories {

    private final MongoCollection<Document> cases;
    private volatile boolean indexed;

    public MongoCaseHistories(MongoDatabase database) {
        this.cases = database.getCollection("cases");
    }

    @Override
    public Map<String, CaseHistory> load(Collection<String> caseIds) {
        Map<String, CaseHistory> found = new HashMap<>();
        if (!caseIds.isEmpty()) {
            cases.find(in("_id", caseIds)).forEach(document -> {
                CaseHistory history = CaseHistoryDocument.read(document);
                found.put(history.caseId(), history);
            });
        }
        return found;
    }

    @Override
    public void save(Collection<CaseHistory> changed) {
        index();
        GuardedWrites.replaceOlder(
                cases, changed.stream().map(CaseHistoryDocument::of).toList());
    }

    @Override
    public Optional<CaseHistory> find(String caseId) {
        return Optional.ofNullable(cases.find(eq("_id", caseId)).first()).map(CaseHistoryDocument::read);
    }

    @Override
    public void forEachOpened(Instant from, Instant to, Consumer<CaseHistory> consumer) {
        cases.find(and(gte("openedAt", Date.from(from)), lt("openedAt", Date.from(to))))
                .forEach(document -> consumer.accept(CaseHistoryDocument.read(document)));
    }

    /** Creates the index with the first write, so that the service can start before its database does. */
    private void index() {
        if (!indexed) {
            cases.createIndex(Indexes.ascending("openedAt"));
            indexed = true;
        }
    }
}
