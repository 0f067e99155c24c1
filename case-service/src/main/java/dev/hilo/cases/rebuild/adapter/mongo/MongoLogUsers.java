package dev.hilo.cases.rebuild.adapter.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.rebuild.app.LogUsers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** The users of {@code context_log}: one walk along the index on {@code _id}, which holds the user and the version. */
public final class MongoLogUsers implements LogUsers {

    private static final int BATCH = 10_000;

    private final MongoCollection<Document> log;

    public MongoLogUsers(MongoDatabase database) {
        this.log = database.getCollection("context_log");
    }

    @Override
    public void forEach(Consumer<String> user) {
        String last = "";
        try (MongoCursor<Document> ids = log.find()
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .iterator()) {
            while (ids.hasNext()) {
                String next = ids.next().get("_id", Document.class).getString("user");
                if (!next.equals(last)) {
                    user.accept(next);
                    last = next;
                }
            }
        }
    }

    @Override
    public long commits() {
        return log.estimatedDocumentCount();
    }

    @Override
    public Set<String> among(Collection<String> userIds) {
        List<Document> first = userIds.stream()
                .map(user -> new Document("user", user).append("version", 1L))
                .toList();
        Set<String> known = new HashSet<>();
        log.find(in("_id", first))
                .projection(Projections.include("_id"))
                .forEach(one -> known.add(one.get("_id", Document.class).getString("user")));
        return known;
    }
}
