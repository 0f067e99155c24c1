package dev.hilo.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * How a scope is written: base64url without padding of a version byte, {@value #CHECK_BYTES} bytes that tell its key from
 * others, and {@link AesGcm}. A scope may get a new key after its first one was destroyed; what the first one sealed must
 * then count as erased, not as broken.
 */
final class SealedText {

    private static final byte VERSION = 1;
    private static final int CHECK_BYTES = 8;

    private SealedText() {}

    /** @param boundTo where it belongs: it decrypts nowhere else */
    static String encrypt(SecretKey key, byte[] content, String boundTo) {
        byte[] box = AesGcm.encrypt(key, content, boundTo.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(1 + CHECK_BYTES + box.length)
                .put(VERSION)
                .put(check(key))
                .put(box)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * Null when it was encrypted with another key.
     *
     * @param field named when it is refused
     * @throws ContractViolation when it is not whole, or was encrypted for another place
     */
    static byte @Nullable [] decrypt(SecretKey key, String text, String boundTo, String field) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ContractViolation(field, "is not base64url");
        }
        if (whole.length < 1 + CHECK_BYTES || whole[0] != VERSION) {
            throw new ContractViolation(field, "is sealed in a way this version does not know");
        }
        if (!Arrays.equals(whole, 1, 1 + CHECK_BYTES, check(key), 0, CHECK_BYTES)) {
            return null;
        }
        try {
            byte[] box = Arrays.copyOfRange(whole, 1 + CHECK_BYTES, whole.length);
            return AesGcm.decrypt(key, box, boundTo.getBytes(StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            throw new ContractViolation(
                    field, "cannot be opened with its key: it was changed, or sealed for another place");
        }
    }

    private static byte[] check(SecretKey key) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
