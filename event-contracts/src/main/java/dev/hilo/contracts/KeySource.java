package dev.hilo.contracts;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Where {@link Sealing} finds the keys of users and of their cases. */
@FunctionalInterface
public interface KeySource {

    /**
     * The key of a scope of a user; null when there is none, because it was destroyed or may not be had.
     *
     * @param scope {@link Scope#name()}
     */
    @Nullable
    SecretKey key(String userId, String scope);
}
