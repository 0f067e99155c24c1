package dev.hilo.cases.keys.adapter.contract;

import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.KeySource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The keys that were fetched for a batch. */
public record KeyRing(Map<KeyId, DataKey> keys) implements KeySource {

    /** The keys of one user's scopes. */
    public static Stream<KeyId> ids(String user, Collection<String> scopes) {
        return scopes.stream().map(scope -> new KeyId(user, scope));
    }

    /** The keys that would open what is sealed in these commits. */
    public static List<KeyId> toOpen(Collection<ContextCommitted> commits) {
        return commits.stream()
                .flatMap(commit -> ids(commit.userId(), commit.sealed().keySet()))
                .distinct()
                .toList();
    }

    @Override
    public @Nullable SecretKey key(String userId, String scope) {
        DataKey key = keys.get(new KeyId(userId, scope));
        return key == null ? null : AesGcm.key(key.bytes());
    }
}
