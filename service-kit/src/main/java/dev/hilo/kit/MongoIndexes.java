package dev.hilo.kit;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The indexes of a service's database. @param all of them, by whichever feature they are needed */
public record MongoIndexes(List<MongoIndex> all) {

    public MongoIndexes {
        all = List.copyOf(all);
    }

    @SafeVarargs
    public static MongoIndexes of(Collection<MongoIndex>... features) {
        return new MongoIndexes(Stream.of(features).flatMap(Collection::stream).toList());
    }

    /** Creates those of one feature. */
    public static void create(MongoDatabase database, List<MongoIndex> indexes) {
        new MongoIndexes(indexes).create(database);
    }

    /**
     * Creates what is missing, the indexes of a collection in one pass over it, and changes the time after which documents go
     * where it is another. Harmless when it has been done.
     */
    public void create(MongoDatabase database) {
        Map<String, List<MongoIndex>> missing = wrong(database).stream()
                .filter(wrong -> wrong.stored() == null)
                .map(Wrong::index)
                .collect(Collectors.groupingBy(MongoIndex::collection, LinkedHashMap::new, Collectors.toList()));
        missing.forEach((collection, indexes) -> database.getCollection(collection)
                .createIndexes(indexes.stream().map(MongoIndex::model).toList()));
        wrong(database).stream()
                .filter(Wrong::isOtherTime)
                .forEach(wrong -> database.runCommand(new Document(
                                "collMod", wrong.index().collection())
                        .append(
                                "index",
                                new Document(
                                                "name",
                                                Objects.requireNonNull(wrong.stored())
                                                        .getString("name"))
                                        .append("expireAfterSeconds", seconds(wrong.index())))));
    }

    /** What is not there, or not as it must be. */
    public List<Wrong> wrong(MongoDatabase database) {
        List<Wrong> wrong = new ArrayList<>();
        Map<String, List<MongoIndex>> byCollection = all.stream()
                .collect(Collectors.groupingBy(MongoIndex::collection, LinkedHashMap::new, Collectors.toList()));
        byCollection.forEach((collection, indexes) -> {
            List<Document> there =
                    database.getCollection(collection).listIndexes().into(new ArrayList<>());
            for (MongoIndex index : indexes) {
                Document stored = there.stream()
                        .filter(one -> isSame(index.keys(), one.get("key", Document.class)))
                        .findFirst()
                        .orElse(null);
                Wrong found = new Wrong(index, stored);
                if (stored == null || found.isOtherTime() || found.isNotUnique()) {
                    wrong.add(found);
                }
            }
        });
        return wrong;
    }

    /** @param stored the index that is there with the same keys */
    public record Wrong(MongoIndex index, @Nullable Document stored) {

        boolean isOtherTime() {
            return stored != null
                    && index.expireAfter() != null
                    && !Objects.equals(seconds(index), seconds(stored.get("expireAfterSeconds")));
        }

        boolean isNotUnique() {
            return stored != null && index.unique() && !stored.getBoolean("unique", false);
        }

        @Override
        public String toString() {
            if (stored == null) {
                return index + " is missing";
            }
            return index
                    + (isNotUnique()
                            ? " is there but not unique: drop it, and it is created as it must be"
                            : " has another time after which documents go");
        }
    }

    private static boolean isSame(Document wanted, Document stored) {
        return List.copyOf(wanted.keySet()).equals(List.copyOf(stored.keySet()))
                && wanted.keySet().stream()
                        .allMatch(field -> stored.get(field) instanceof Number direction
                                && direction.intValue() == wanted.getInteger(field));
    }

    private static @Nullable Long seconds(MongoIndex index) {
        Duration after = index.expireAfter();
        return after == null ? null : after.toSeconds();
    }

    private static @Nullable Long seconds(@Nullable Object stored) {
        return stored instanceof Number number ? number.longValue() : null;
    }
}
