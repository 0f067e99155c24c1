package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a document's key, or of an entry of an index, as bytes: equal bytes, equal keys. Numbers are normalised
 * first, so that 1 and 1.0 are one key, as in MongoDB.
 */
final class Key {
    private final byte[] bytes;
    private final int hash;

    Key(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    static Key ofNormalized(KeyValue values) {
        Document document = new Document();
        for (int i = 0; i < values.size(); i++) {
            document.put(Integer.toString(i), values.get(i));
        }
        return new Key(Bson.encode(document));
    }

    static Key of(@Nullable Object value) {
        return ofNormalized(new KeyValue(value).normalized());
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
