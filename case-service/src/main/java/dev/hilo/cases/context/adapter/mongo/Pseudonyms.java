package dev.hilo.cases.context.adapter.mongo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for identities of erased people: by them it is known that something came before, and nobody without a master key
 * can tell whose they are, or try.
 */
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "erased:";

    private final List<SecretKeySpec> keys;

    private Pseudonyms(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /** @param masters in base64; the first one names what is erased from now on, the others what was erased before */
    public static Pseudonyms of(List<String> masters) {
        return new Pseudonyms(masters.stream()
                .map(master -> new SecretKeySpec(Base64.getDecoder().decode(master), ALGORITHM))
                .toList());
    }

    String name(String identity) {
        return name(keys.getFirst(), identity);
    }

    /** By every master key there is. */
    List<String> names(String identity) {
        return keys.stream().map(key -> name(key, identity)).toList();
    }

    private static String name(SecretKeySpec key, String identity) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("identity:".getBytes(StandardCharsets.UTF_8));
            return PREFIX
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
