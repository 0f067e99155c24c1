package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.UserContacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

public final class MemoryUserContacts implements UserContactsStore {

    private final Map<String, UserContacts> users = new HashMap<>();

    public MemoryUserContacts copy() {
        MemoryUserContacts copy = new MemoryUserContacts();
        copy.save(users.values());
        return copy;
    }

    @Override
    public Map<String, UserContacts> load(Collection<String> userIds) {
        Map<String, UserContacts> found = new HashMap<>(users);
        found.keySet().retainAll(userIds);
        return found;
    }

    @Override
    public void save(Collection<UserContacts> changed) {
        changed.forEach(
                user -> users.merge(user.userId(), user, (old, one) -> one.version() > old.version() ? one : old));
    }
}
