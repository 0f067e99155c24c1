package dev.hilo.kit.rest;

import dev.hilo.contracts.ContractJson;
import dev.hilo.kit.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Places in lists, written as opaque text: a checksum and a record's JSON, base64url. The checksum also covers which
 * list it is, so that a cursor of another list, a mistyped or a shortened one is refused; it is no secret, and nothing a
 * caller could put into one shows more than they may see.
 */
public final class Cursors {

    private static final int CHECKSUM = 6;

    private Cursors() {}

    public static String write(Record place) {
        byte[] json = ContractJson.write(place);
        byte[] sum = checksum(place.getClass(), json);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(sum.length + json.length)
                        .put(sum)
                        .put(json)
                        .array());
    }

    /** The place a cursor of this list names; null stays null. */
    public static <T extends Record> @Nullable T read(@Nullable String cursor, Class<T> place) {
        if (cursor == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            byte[] json = Arrays.copyOfRange(bytes, Math.min(CHECKSUM, bytes.length), bytes.length);
            if (Arrays.equals(checksum(place, json), Arrays.copyOf(bytes, CHECKSUM))) {
                return ContractJson.read(json, place);
            }
        } catch (IllegalArgumentException e) {
            // Falls through: whatever is wrong with it, the remedy is the same.
        }
        throw Problems.invalid("cursor", "must be one that another page of this list gave as next or previous");
    }

    private static byte[] checksum(Class<?> place, byte[] json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(place.getName().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(json), CHECKSUM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
