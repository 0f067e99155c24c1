package dev.hilo.notification.telling.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.hilo.kit.GuardedWrites;
import dev.hilo.notification.telling.app.UserContactsStore;
import dev.hilo.notification.telling.model.UserContacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Collection {@code users}, one document a user, read and written by {@code _id} alone; shard key {@code _id}. */
public final class MongoUserContacts implements UserContactsStore {

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

    @Override
    public void save(Collection<UserContacts> changed) {
        GuardedWrites.replaceOlder(
                users, changed.stream().map(UserContactsDocument::of).toList());
    }
}
