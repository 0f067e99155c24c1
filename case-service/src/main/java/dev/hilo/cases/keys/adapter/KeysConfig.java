package dev.hilo.cases.keys.adapter;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/**
 * The master keys, which wrap the keys of users and cases: 32 random bytes each, in base64. To replace the current one,
 * move it to the former ones and put a new one in its place; keys that are there stay wrapped as they are.
 */
@ConfigMapping(prefix = "hilo.keys")
public interface KeysConfig {

    /** The one that new keys are wrapped with, {@code HILO_KEYS_MASTER}. There is no default: make one, keep it safe. */
    Optional<String> master();

    /** Those that wrapped what is there, {@code HILO_KEYS_FORMER}, separated by commas. */
    Optional<List<String>> former();
}
