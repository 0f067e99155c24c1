package dev.hilo.channel.chat.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Whoever holds it may read and continue its session: 256 random bits that only the visitor's browser keeps. Everybody
 * else, the store and the event streams included, knows the session by the id derived from it, which opens nothing.
 */
public record SessionSecret(String value) {

    private static final int BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public SessionSecret {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a session secret has 43 characters of base64url");
        }
    }

    /** A new one; {@code random} must be cryptographically strong. */
    public static SessionSecret draw(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What a client sent, or empty where it cannot be one of ours. */
    public static Optional<SessionSecret> read(String value) {
        return SHAPE.matcher(value).matches() ? Optional.of(new SessionSecret(value)) : Optional.empty();
    }

    /** The session's public id. A visitor has one session, so it is the visitor's id too. */
    public String sessionId() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return "vis_" + HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never the secret, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "SessionSecret[" + sessionId() + "]";
    }
}
