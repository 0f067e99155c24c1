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

/**
 * Keeps keys for reading for a moment. For sealing they are read each time, lest something new be sealed with a key that
 * another replica has just destroyed. Readers of other services keep what they got from here as long once more.
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
        Map<KeyId, DataKey> fresh = keys.forSealing(ids);
        kept.putAll(fresh);
        return fresh;
    }

    @Override
    public Map<KeyId, DataKey> existing(Collection<KeyId> ids) {
        Map<KeyId, DataKey> found = new HashMap<>(kept.getAllPresent(ids));
        Set<KeyId> missing = new HashSet<>(ids);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            Map<KeyId, DataKey> read = keys.existing(missing);
            kept.putAll(read);
            found.putAll(read);
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
    public void destroyAll(String user) {
        keys.destroyAll(user);
        forget(user);
    }

    private void forget(String user) {
        kept.asMap().keySet().removeIf(id -> id.user().equals(user));
    }
}
