package dev.hilo.routing.assignment.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.kit.Upserts;
import dev.hilo.routing.assignment.app.Positions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Collection {@code positions}: {@code {_id: user, version}}, read and written by {@code _id} alone. */
public final class MongoPositions implements Positions {

    private final MongoCollection<Document> positions;

    public MongoPositions(MongoDatabase database) {
        this.positions = database.getCollection("positions");
    }

    @Override
    public Map<String, Long> load(Collection<String> userIds) {
        Map<String, Long> found = new HashMap<>();
        positions
                .find(Filters.in("_id", userIds))
                .forEach(document -> found.put(document.getString("_id"), document.getLong("version")));
        return found;
    }

    @Override
    public void save(Map<String, Long> versions) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        versions.forEach((user, version) -> writes.add(new UpdateOneModel<>(
                Filters.eq("_id", user), Updates.max("version", version), new UpdateOptions().upsert(true))));
        Upserts.send(positions, writes);
    }
}
