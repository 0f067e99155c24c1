package dev.hilo.cases.keys.adapter.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps keys for a moment. Readers of other services keep what they got from here as long once more. What is sealed with a
 * key that another replica has just destroyed is erased as it is written; nothing is that should stay, as a case or a user
 * is over in the log before the keys are destroyed.
 */
public final class CachedUserKeys implements UserKeys {

    /** With as much again in the services that ask for keys, a destroyed one is gone everywhere within a minute. */
    public static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MOST = 20_000;

    private final UserKeys keys;
    private final Cache<KeyId, DataKey> kept;

    public CachedUserKeys(UserKeys keys) {
        this(keys, Ticker.systemTicker());
    }

    CachedUserKeys(UserKeys keys, Ticker ticker) {
        this.keys = keys;
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    @Override
    public Map<KeyId, DataKey> forSealing(Collection<KeyId> ids) {
        return found(ids, keys::forSealing);
    }

    @Override
    public Map<KeyId, DataKey> existing(Collection<KeyId> ids) {
        return found(ids, keys::existing);
    }

    private Map<KeyId, DataKey> found(
            Collection<KeyId> ids, Function<Collection<KeyId>, Map<KeyId, DataKey>> elsewhere) {
        Map<KeyId, DataKey> found = new HashMap<>(kept.getAllPresent(ids));
        Set<KeyId> missing = new HashSet<>(ids);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            Map<KeyId, DataKey> fresh = elsewhere.apply(missing);
            kept.putAll(fresh);
            found.putAll(fresh);
        }
        return found;
    }

    @Override
    public void destroyCase(String user, String caseId) {
        keys.destroyCase(user, caseId);
        forget(user);
    }

    @Override
    public void destroyMember(String user, String memberId) {
        keys.destroyMember(user, memberId);
        forget(user);
    }

    @Override
    public void destroyAll(String user, Set<String> others) {
        keys.destroyAll(user, others);
        forget(user);
    }

    private void forget(String user) {
        kept.asMap().keySet().removeIf(id -> id.user().equals(user));
    }
}
