package dev.hilo.analytics.cases.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.hilo.analytics.cases.app.UserPositions;
import dev.hilo.analytics.cases.model.UserPosition;
import dev.hilo.kit.GuardedWrites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Collection {@code positions}: {@code {_id: user, version, interactions: [{id, channel}]}}, read and written by
 * {@code _id} alone.
 */
public final class MongoUserPositions implements UserPositions {

    private final MongoCollection<Document> positions;

    public MongoUserPositions(MongoDatabase database) {
        this.positions = database.getCollection("positions");
    }

    @Override
    public Map<String, UserPosition> load(Collection<String> userIds) {
        Map<String, UserPosition> found = new HashMap<>();
        positions.find(Filters.in("_id", userIds)).forEach(document -> {
            UserPosition user = read(document);
            found.put(user.userId(), user);
        });
        return found;
    }

    @Override
    public void save(Collection<UserPosition> changed) {
        GuardedWrites.replaceOlder(
                positions, changed.stream().map(MongoUserPositions::document).toList());
    }

    private static Document document(UserPosition user) {
        List<Document> interactions = new ArrayList<>();
        user.channels().forEach((id, channel) -> interactions.add(new Document("id", id).append("channel", channel)));
        return new Document("_id", user.userId())
                .append("version", user.version())
                .append("interactions", interactions);
    }

    private static UserPosition read(Document document) {
        Map<String, String> channels = new LinkedHashMap<>();
        document.getList("interactions", Document.class)
                .forEach(one -> channels.put(one.getString("id"), one.getString("channel")));
        return new UserPosition(document.getString("_id"), document.getLong("version"), channels);
    }
}
