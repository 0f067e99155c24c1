package dev.hilo.cases.directory.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.directory.app.DirectoryNames;
import dev.hilo.kit.DuplicateKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Reservations in {@code directory_names}, {@code _id} the name: unique on every shard key there can be. */
public final class MongoDirectoryNames implements DirectoryNames {

    private final MongoCollection<Document> names;

    public MongoDirectoryNames(MongoDatabase database) {
        this.names = database.getCollection("directory_names");
    }

    @Override
    public Map<String, Holder> reserve(Collection<String> keys, Holder holder) {
        Map<String, Holder> held = new HashMap<>();
        List<String> wanted = List.copyOf(keys);
        while (!wanted.isEmpty()) {
            List<String> taken = insert(wanted, holder);
            Map<String, Holder> holders = taken.isEmpty() ? Map.of() : holders(taken);
            held.putAll(holders);
            // What was taken and has no holder any more was given up in between.
            wanted = taken.stream().filter(key -> !holders.containsKey(key)).toList();
        }
        return held;
    }

    @Override
    public Optional<Holder> holder(String key) {
        return Optional.ofNullable(holders(List.of(key)).get(key));
    }

    @Override
    public boolean takeOver(String key, Holder from, Holder to) {
        return names.updateOne(
                                and(eq("_id", key), eq("entry", from.entryId()), eq("since", from.since())),
                                Updates.combine(Updates.set("entry", to.entryId()), Updates.set("since", to.since())))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void release(Collection<String> keys, String entryId) {
        if (!keys.isEmpty()) {
            names.deleteMany(and(in("_id", keys), eq("entry", entryId)));
        }
    }

    /** Returns those that are taken. */
    private List<String> insert(List<String> keys, Holder holder) {
        List<Document> documents = keys.stream()
                .map(key -> new Document("_id", key)
                        .append("entry", holder.entryId())
                        .append("since", holder.since()))
                .toList();
        try {
            names.insertMany(documents, new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            return DuplicateKeys.in(e).stream().map(keys::get).toList();
        }
    }

    private Map<String, Holder> holders(Collection<String> keys) {
        Map<String, Holder> holders = new HashMap<>();
        names.find(in("_id", keys))
                .forEach(document -> holders.put(
                        document.getString("_id"), new Holder(document.getString("entry"), document.getLong("since"))));
        return holders;
    }
}
