package dev.hilo.cases.keys.app;

import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.contracts.Scope;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keys as a map. Passes the same conformance tests as those in MongoDB. */
public final class InMemoryUserKeys implements UserKeys {

    private final Map<KeyId, DataKey> keys = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private int lookUps;

    @Override
    public synchronized Map<KeyId, DataKey> forSealing(Collection<KeyId> ids) {
        lookUps++;
        ids.forEach(id -> keys.computeIfAbsent(id, missing -> draw()));
        return found(ids);
    }

    @Override
    public synchronized Map<KeyId, DataKey> existing(Collection<KeyId> ids) {
        lookUps++;
        return found(ids);
    }

    @Override
    public synchronized void destroyCase(String user, String caseId) {
        keys.keySet()
                .removeIf(
                        id -> id.user().equals(user) && Scope.parse(id.scope()).isAbout(caseId));
    }

    @Override
    public synchronized void destroyMember(String user, String memberId) {
        keys.keySet()
                .removeIf(
                        id -> id.user().equals(user) && Scope.parse(id.scope()).isOf(memberId));
    }

    @Override
    public synchronized void destroyAll(String user, Set<String> others) {
        keys.keySet()
                .removeIf(id -> id.user().equals(user) && others.stream().noneMatch(Scope.parse(id.scope())::isOf));
    }

    /** How often somebody has asked. */
    public synchronized int lookUps() {
        return lookUps;
    }

    private Map<KeyId, DataKey> found(Collection<KeyId> ids) {
        Map<KeyId, DataKey> found = new HashMap<>(keys);
        found.keySet().retainAll(ids);
        return found;
    }

    private DataKey draw() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new DataKey(bytes);
    }
}
