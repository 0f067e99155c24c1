package dev.hilo.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ids that are derived, not drawn: the same input gives the same id on every replica and after every retry, so that a
 * repetition is recognised as one.
 */
public final class Ids {

    private static final int BYTES = 16;
    private static final String CODE = "otc";

    private Ids() {}

    /** The interaction that a provider's message becomes; {@code providerMessageId} as the provider gave it. */
    public static String interaction(String channel, String providerMessageId) {
        return derive("int", channel, providerMessageId);
    }

    /** The attachment at {@code position} (from 0) of an interaction. */
    public static String attachment(String interactionId, int position) {
        return derive("att", interactionId, Integer.toString(position));
    }

    /** The delivery that {@code cause} (a fact's position in the context stream) leads to, to one identity. */
    public static String delivery(String userId, long version, int fact, String to) {
        return derive("dlv", userId, Long.toString(version), Integer.toString(fact), to);
    }

    /** The delivery of a one-time code. It is no answer within a case, and nobody but its channel follows it. */
    public static String code(String verificationId) {
        return derive(CODE, verificationId);
    }

    /** Whether a delivery is that of a one-time code. */
    public static boolean isCode(String deliveryId) {
        return deliveryId.startsWith(CODE + "_");
    }

    /** A command that {@code issuer} gives because of version {@code version} of a user's context. */
    public static String command(String issuer, String userId, long version, String subject) {
        return derive("cmd", issuer, userId, Long.toString(version), subject);
    }

    /**
     * A prefix, an underscore and 32 hexadecimal digits: the first 128 bits of the SHA-256 of the parts, each preceded
     * by its length so that no two lists of parts read alike.
     */
    public static String derive(String prefix, String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) ':');
            digest.update(bytes);
        }
        return prefix + "_" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
