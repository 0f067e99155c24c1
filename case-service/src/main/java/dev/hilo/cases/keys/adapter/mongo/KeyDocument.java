package dev.hilo.cases.keys.adapter.mongo;

import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.contracts.AesGcm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * {@code {_id: {user, scope}, user, scope, master, key}}: the key, encrypted with the master key that {@code master} names
 * and bound to user and scope, so that it is of no use in another one's place.
 */
record KeyDocument(MasterKeys masters) {

    static Document id(KeyId id) {
        return new Document("user", id.user()).append("scope", id.scope());
    }

    Document write(KeyId id, DataKey key) {
        byte[] wrapped = AesGcm.encrypt(master(masters.current()), key.bytes(), bound(id));
        return new Document("_id", id(id))
                .append("user", id.user())
                .append("scope", id.scope())
                .append("master", masters.current())
                .append("key", new Binary(wrapped));
    }

    static KeyId id(Document document) {
        return new KeyId(document.getString("user"), document.getString("scope"));
    }

    /** @throws UncheckedIOException when it cannot be unwrapped: not the event's fault, so whoever waits goes on waiting */
    DataKey read(Document document) {
        KeyId id = id(document);
        byte[] wrapped = document.get("key", Binary.class).getData();
        try {
            return new DataKey(AesGcm.decrypt(master(document.getString("master")), wrapped, bound(id)));
        } catch (AEADBadTagException e) {
            throw new UncheckedIOException(
                    new IOException("a key in the collection keys was changed: restore it from a backup", e));
        }
    }

    private SecretKey master(String fingerprint) {
        SecretKey master = masters.find(fingerprint);
        if (master == null) {
            throw new UncheckedIOException(new IOException("a key is wrapped with the master key of fingerprint "
                    + fingerprint + ", which is not configured: add it to hilo.keys.former"));
        }
        return master;
    }

    private static byte[] bound(KeyId id) {
        return (id.user() + "/" + id.scope()).getBytes(StandardCharsets.UTF_8);
    }
}
