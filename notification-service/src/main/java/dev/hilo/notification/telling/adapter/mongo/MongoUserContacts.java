package dev.hilo.notification.telling.adapter.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.hilo.notification.telling.app.UserContactsStore;
import dev.hilo.notification.telling.model.UserContacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Collection {@code users}, one document a user, read and written by {@code _id} alone; shard key {@code _id}. */
public final class MongoUserContacts implements UserContactsStore {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> users;

    public MongoUserContacts(MongoDatabase database) {
        this.users = database.getCollection("users");
    }

    @Override
    public Map<String, UserContacts> load(Collection<String> userIds) {
        Map<String, UserContacts> found = new HashMap<>();
        users.find(Filters.in("_id", userIds)).forEach(document -> {
            UserContacts user = UserContactsDocument.read(document);
            found.put(user.userId(), user);
        });
        return found;
    }

    /** The filter matches an older version only; where a later one is stored the upsert meets its {@code _id}. */
    @Override
    public void save(Collection<UserContacts> changed) {
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        for (UserContacts user : changed) {
            writes.add(new ReplaceOneModel<>(
                    Filters.and(Filters.eq("_id", user.userId()), Filters.lt("version", user.version())),
                    UserContactsDocument.of(user),
                    new ReplaceOptions().upsert(true)));
        }
        if (writes.isEmpty()) {
            return;
        }
        try {
            users.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }
}
