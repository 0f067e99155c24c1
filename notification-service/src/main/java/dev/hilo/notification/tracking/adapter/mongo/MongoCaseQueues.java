package dev.hilo.notification.tracking.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.hilo.kit.GuardedWrites;
import dev.hilo.notification.tracking.app.CaseQueues;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Collection {@code case_queues}: {@code {_id: case, queue, since}}, read and written by {@code _id} alone; shard key {@code _id}. */
public final class MongoCaseQueues implements CaseQueues {

    private final MongoCollection<Document> cases;

    public MongoCaseQueues(MongoDatabase database) {
        this.cases = database.getCollection("case_queues");
    }

    @Override
    public void entered(List<Entry> entries) {
        Map<String, Document> latest = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Date since = Date.from(entry.since());
            Document known = latest.get(entry.caseId());
            if (known == null || !known.getDate("since").after(since)) {
                latest.put(
                        entry.caseId(),
                        new Document("_id", entry.caseId())
                                .append("queue", entry.queue())
                                .append("since", since));
            }
        }
        GuardedWrites.replaceUnlessNewer(cases, "since", List.copyOf(latest.values()));
    }

    @Override
    public Map<String, String> of(Collection<String> caseIds) {
        Map<String, String> found = new HashMap<>();
        if (!caseIds.isEmpty()) {
            cases.find(Filters.in("_id", caseIds))
                    .forEach(document -> found.put(document.getString("_id"), document.getString("queue")));
        }
        return found;
    }
}
