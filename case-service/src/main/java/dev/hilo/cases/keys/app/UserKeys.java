package dev.hilo.cases.keys.app;

import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The keys that personal content of users and of their cases is sealed with. To destroy a key is to erase what it sealed,
 * wherever that lies.
 */
public interface UserKeys {

    /**
     * A key for each of them, made where there is none. One that was destroyed elsewhere may be among them for 30 seconds:
     * say in the log that a case or a user is over before you destroy. Two round trips a batch at the most.
     */
    Map<KeyId, DataKey> forSealing(Collection<KeyId> ids);

    /** Those that there are. One that was destroyed elsewhere may be among them for 30 seconds. One round trip a batch. */
    Map<KeyId, DataKey> existing(Collection<KeyId> ids);

    /** Erases what lies in a user's log about a case, by whomever. A later {@link #forSealing} makes another key. */
    void destroyCase(String user, String caseId);

    /** Erases what lies in a user's log of another one, who was merged into them. */
    void destroyMember(String user, String memberId);

    /**
     * Erases everything that lies in a user's log. Like the others, harmless when it has been done.
     *
     * @param others who were merged into them and have left: what is of these, and of nobody else, stays
     */
    void destroyAll(String user, Set<String> others);
}
