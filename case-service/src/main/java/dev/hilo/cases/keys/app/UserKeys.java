package dev.hilo.cases.keys.app;

import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import java.util.Collection;
import java.util.Map;

/**
 * The keys that personal content of users and of their cases is sealed with. To destroy a key is to erase what it sealed,
 * wherever that lies.
 */
public interface UserKeys {

    /** A key for each of them, made where there is none, and none that has been destroyed. Two round trips a batch. */
    Map<KeyId, DataKey> forSealing(Collection<KeyId> ids);

    /** Those that there are. One that was destroyed elsewhere may be among them for 30 seconds. One round trip a batch. */
    Map<KeyId, DataKey> existing(Collection<KeyId> ids);

    /**
     * Erases what lies in a user's log about one case, or of another user who was merged into them: every key that {@link
     * KeyId#isOf} it. Harmless when it has been done. A later {@link #forSealing} makes another key.
     *
     * @param owner a case, another user, or {@code user}
     */
    void destroy(String user, String owner);

    /** Erases everything that lies in a user's log. */
    void destroyAll(String user);
}
