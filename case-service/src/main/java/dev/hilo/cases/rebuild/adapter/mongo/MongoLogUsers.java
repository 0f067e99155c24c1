package dev.hilo.cases.rebuild.adapter.mongo;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.rebuild.app.LogUsers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The users of {@code context_log}: one walk along the index on {@code _id}, which holds the user and the version. */
public final class MongoLogUsers implements LogUsers {

    private static final int PAGE = 10_000;

    private final MongoCollection<Document> log;

    public MongoLogUsers(MongoDatabase database) {
        this.log = database.getCollection("context_log");
    }

    @Override
    public void forEach(Consumer<String> user) {
        String last = "";
        List<Document> page = page(new Document());
        while (!page.isEmpty()) {
            for (Document id : page) {
                String next = id.get("_id", Document.class).getString("user");
                if (!next.equals(last)) {
                    user.accept(next);
                    last = next;
                }
            }
            page = page.size() < PAGE
                    ? List.of()
                    : page(gt("_id", page.getLast().get("_id")));
        }
    }

    /** Read at once: a cursor that waited for users to be folded would die after ten minutes and at a failover. */
    private List<Document> page(Bson filter) {
        return log.find(filter)
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .limit(PAGE)
                .into(new ArrayList<>());
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
