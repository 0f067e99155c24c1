package dev.hilo.channel.chat.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds it may read and continue its session, until it is replaced, forgotten or too old: the session's public id
 * and 256 random bits that only the visitor's browser keeps. The store has their hash; everybody else, the event streams
 * included, knows the session by its id, which opens nothing.
 *
 * @param sessionId the session's public id; a visitor has one session, so it is the visitor's id too
 */
public record SessionSecret(String sessionId, String key) {

    private static final int ID_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("(vis_[0-9a-f]{32})\\.([A-Za-z0-9_-]{43})");

    /** That of a new session; {@code random} must be cryptographically strong. */
    public static SessionSecret draw(RandomGenerator random) {
        return draw("vis_" + HexFormat.of().formatHex(bytes(random, ID_BYTES)), random);
    }

    /** Another one for a session. */
    public static SessionSecret draw(String sessionId, RandomGenerator random) {
        return new SessionSecret(
                sessionId, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, KEY_BYTES)));
    }

    /** What a client sent, or empty where it cannot be one of ours. */
    public static Optional<SessionSecret> read(String value) {
        Matcher shape = SHAPE.matcher(value);
        return shape.matches() ? Optional.of(new SessionSecret(shape.group(1), shape.group(2))) : Optional.empty();
    }

    /** As it goes to the visitor's browser and comes back. */
    public String value() {
        return sessionId + "." + key;
    }

    /** What may be stored of it. */
    public String hash() {
        return HexFormat.of().formatHex(digest());
    }

    /** Whether this is the secret of which {@code hash} was stored; compared in a time that does not depend on it. */
    public boolean hasHash(@Nullable String hash) {
        return hash != null && MessageDigest.isEqual(ascii(hash()), ascii(hash));
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ascii(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Never the secret, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "SessionSecret[" + sessionId + "]";
    }
}
