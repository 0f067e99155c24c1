package dev.hilo.kit;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An index that a service needs.
 *
 * @param keys fields in their order, 1 ascending and -1 descending
 * @param unique whether what the service promises rests on it
 * @param expireAfter how long after the time in its field a document may go
 */
public record MongoIndex(
        String collection,
        Document keys,
        boolean unique,
        @Nullable Duration expireAfter) {

    /** @param fields in their order, descending with a minus in front: {@code "users", "-at"} */
    public static MongoIndex on(String collection, String... fields) {
        Document keys = new Document();
        Arrays.stream(fields)
                .forEach(field -> keys.append(
                        field.startsWith("-") ? field.substring(1) : field, field.startsWith("-") ? -1 : 1));
        return new MongoIndex(collection, keys, false, null);
    }

    public MongoIndex asUnique() {
        return new MongoIndex(collection, keys, true, null);
    }

    public MongoIndex expiringAfter(Duration after) {
        return new MongoIndex(collection, keys, unique, after);
    }

    /** MongoDB's own name for an index of these keys. */
    public String name() {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + "_" + key.getValue())
                .collect(Collectors.joining("_"));
    }

    IndexModel model() {
        IndexOptions options = new IndexOptions().name(name()).unique(unique);
        if (expireAfter != null) {
            options.expireAfter(expireAfter.toSeconds(), TimeUnit.SECONDS);
        }
        return new IndexModel(keys, options);
    }

    @Override
    public String toString() {
        return (unique ? "unique index " : "index ") + name() + " of " + collection;
    }
}
