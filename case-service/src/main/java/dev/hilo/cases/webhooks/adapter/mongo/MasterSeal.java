package dev.hilo.cases.webhooks.adapter.mongo;

import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.webhooks.app.Seal;
import dev.hilo.contracts.AesGcm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** Encrypts with the master key, whose fingerprint stands in front; bound to the webhook. */
public final class MasterSeal implements Seal {

    private final MasterKeys masters;

    public MasterSeal(MasterKeys masters) {
        this.masters = masters;
    }

    @Override
    public String close(String secret, String about) {
        String fingerprint = masters.current();
        byte[] sealed = AesGcm.encrypt(key(fingerprint), secret.getBytes(StandardCharsets.UTF_8), bound(about));
        return fingerprint + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    @Override
    public String open(String closed, String about) {
        int colon = closed.indexOf(':');
        byte[] sealed = Base64.getDecoder().decode(closed.substring(colon + 1));
        try {
            return new String(
                    AesGcm.decrypt(key(closed.substring(0, colon)), sealed, bound(about)), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("a secret of webhook " + about + " was changed: rotate it", e);
        }
    }

    private SecretKey key(String fingerprint) {
        SecretKey key = masters.find(fingerprint);
        if (key == null) {
            throw new IllegalStateException("the secret of a webhook is encrypted with the master key of fingerprint "
                    + fingerprint + ", which is not configured: add it to hilo.keys.former");
        }
        return key;
    }

    private static byte[] bound(String about) {
        return ("webhook/" + about).getBytes(StandardCharsets.UTF_8);
    }
}
