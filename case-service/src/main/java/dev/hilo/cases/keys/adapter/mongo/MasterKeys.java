package dev.hilo.cases.keys.adapter.mongo;

import dev.hilo.contracts.AesGcm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The master keys by fingerprint, which every wrapped key names. */
public final class MasterKeys {

    private static final int FINGERPRINT_BYTES = 8;
    private static final String REMEDY = "Make one with: openssl rand -base64 32";

    private final String current;
    private final Map<String, SecretKey> all;

    private MasterKeys(String current, Map<String, SecretKey> all) {
        this.current = current;
        this.all = Map.copyOf(all);
    }

    /**
     * The keys as configured.
     *
     * @throws IllegalStateException saying what to do, when there is none or one is no key
     */
    public static MasterKeys of(Optional<String> master, List<String> former) {
        String given = master.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        "hilo.keys.master (HILO_KEYS_MASTER) is missing: personal content is encrypted with keys that this "
                                + "master key protects, and without it nothing can be committed or read. "
                                + REMEDY + " and keep it: what it wraps is lost with it."));
        Map<String, SecretKey> all = new HashMap<>();
        for (String text : former) {
            SecretKey key = key("hilo.keys.former", text);
            all.put(fingerprint(key), key);
        }
        SecretKey key = key("hilo.keys.master", given);
        String current = fingerprint(key);
        all.put(current, key);
        return new MasterKeys(current, all);
    }

    /** The fingerprint of the one that new keys are wrapped with. */
    public String current() {
        return current;
    }

    public @Nullable SecretKey find(String fingerprint) {
        return all.get(fingerprint);
    }

    private static SecretKey key(String property, String text) {
        try {
            return AesGcm.key(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " must be 32 bytes in base64. " + REMEDY);
        }
    }

    private static String fingerprint(SecretKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
