package dev.hilo.cases.verification.adapter.crypto;

import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.verification.app.Codes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names and hashes by HMAC with a key that follows from the current master key: a million codes are soon tried out, but
 * not without the key. When the master key is replaced, codes that are on their way no longer hold.
 */
public final class MasterCodes implements Codes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CODES = 1_000_000;
    private static final int NAME_BYTES = 16;

    private final SecretKeySpec key;
    private final SecureRandom random;

    public MasterCodes(MasterKeys masters, SecureRandom random) {
        byte[] master = Objects.requireNonNull(masters.find(masters.current())).getEncoded();
        this.key = new SecretKeySpec(hmac(new SecretKeySpec(master, ALGORITHM), "one-time codes"), ALGORITHM);
        this.random = random;
    }

    @Override
    public String newCode() {
        String digits = Integer.toString(random.nextInt(CODES));
        return "0".repeat(6 - digits.length()) + digits;
    }

    @Override
    public String newNonce() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String name(String kind, String what) {
        return HexFormat.of().formatHex(Arrays.copyOf(hmac(key, kind + ":" + what), NAME_BYTES));
    }

    @Override
    public String hash(String verificationId, String code) {
        return HexFormat.of().formatHex(hmac(key, "code:" + verificationId + ":" + code));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
