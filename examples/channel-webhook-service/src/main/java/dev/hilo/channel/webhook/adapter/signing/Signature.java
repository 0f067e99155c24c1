package dev.hilo.channel.webhook.adapter.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0, symmetric: HMAC-SHA256 over id,
 * timestamp and body as they travel, joined by full stops.
 */
public final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private Signature() {}

    /**
     * @throws IllegalArgumentException for what is no secret: {@code whsec_} and at least 24 bytes in base64. The message
     *     does not quote it
     */
    public static void requireSecret(String secret) {
        if (!secret.startsWith(PREFIX) || key(secret).length < SHORTEST) {
            throw new IllegalArgumentException("must be whsec_ and at least " + SHORTEST
                    + " random bytes in base64: echo whsec_$(openssl rand -base64 32)");
        }
    }

    /** The header {@code webhook-signature}: one signature for each secret. */
    public static String header(List<String> secrets, String id, String timestamp, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(sign(secret, id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }

    /** Whether one of the signatures in a header is one of the secrets'. Takes as long when none is. */
    public static boolean holds(String header, List<String> secrets, String id, String timestamp, byte[] body) {
        boolean holds = false;
        for (String secret : secrets) {
            String ours = "v1," + Base64.getEncoder().encodeToString(sign(secret, id, timestamp, body));
            for (String theirs : header.split(" ", -1)) {
                holds |= MessageDigest.isEqual(
                        ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.UTF_8));
            }
        }
        return holds;
    }

    private static byte[] sign(String secret, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] key(String secret) {
        try {
            return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be base64 after " + PREFIX);
        }
    }
}
