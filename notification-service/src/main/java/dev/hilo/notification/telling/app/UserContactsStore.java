package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.UserContacts;
import java.util.Collection;
import java.util.Map;

/** Keeps what is known of users, each with the position on the context stream that it stands for. */
public interface UserContactsStore {

    /** Those that are known, by user id. */
    Map<String, UserContacts> load(Collection<String> userIds);

    /** Saves each unless what is stored has its version or a later one. */
    void save(Collection<UserContacts> users);
}
