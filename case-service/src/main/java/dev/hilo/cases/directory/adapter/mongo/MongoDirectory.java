package dev.hilo.cases.directory.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.directory.app.DirectoryStore;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.DirectoryEntry.Stage;
import dev.hilo.cases.directory.model.Elsewhere;
import dev.hilo.kit.MongoIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Entries in {@code directory}, {@code _id} their SCIM id. Dates there have milliseconds, like SCIM's. */
public final class MongoDirectory implements DirectoryStore {

    /** One for each filter and order. */
    public static final List<MongoIndex> INDEXES = Stream.concat(
                    Arrays.stream(Order.values())
                            .map(order -> MongoIndex.on("directory", "stage", field(order), "_id")),
                    Stream.of(
                            MongoIndex.on("directory", "identities"),
                            MongoIndex.on("directory", "user"),
                            MongoIndex.on("directory", "told", "modifiedAt")))
            .toList();

    private static final String LIVE = Stage.LIVE.name();

    private final MongoCollection<Document> directory;

    public MongoDirectory(MongoDatabase database) {
        this.directory = database.getCollection("directory");
    }

    @Override
    public void insert(DirectoryEntry entry) {
        directory.insertOne(DirectoryDocument.write(entry));
    }

    @Override
    public Optional<DirectoryEntry> find(String id) {
        return Optional.ofNullable(directory.find(eq("_id", id)).first()).map(DirectoryDocument::read);
    }

    @Override
    public List<DirectoryEntry> findByIdentity(String identity, int most) {
        return read(directory
                .find(and(eq("identities", identity), eq("stage", LIVE)))
                .limit(most));
    }

    @Override
    public List<DirectoryEntry> findByUser(String userId) {
        return read(directory.find(eq("user", userId)));
    }

    @Override
    public List<DirectoryEntry> page(Order order, boolean ascending, long skip, int most) {
        Bson sort = ascending ? Sorts.ascending(field(order), "_id") : Sorts.descending(field(order), "_id");
        return read(directory
                .find(eq("stage", LIVE))
                .sort(sort)
                .skip(Math.toIntExact(Math.min(skip, Integer.MAX_VALUE)))
                .limit(most));
    }

    @Override
    public long count() {
        return directory.countDocuments(eq("stage", LIVE));
    }

    @Override
    public boolean replace(DirectoryEntry next) {
        Bson before = and(eq("_id", next.id()), eq("version", next.version() - 1), eq("user", next.userId()));
        return directory.replaceOne(before, DirectoryDocument.write(next)).getMatchedCount() == 1;
    }

    @Override
    public String settleUser(String id, String userId) {
        directory.updateOne(and(eq("_id", id), exists("user", false)), Updates.set("user", userId));
        Document settled = directory
                .find(eq("_id", id))
                .projection(Projections.include("user"))
                .first();
        return settled == null ? userId : Objects.requireNonNullElse(settled.getString("user"), userId);
    }

    @Override
    public boolean told(DirectoryEntry entry, List<Elsewhere> elsewhere) {
        Bson change = Updates.combine(
                Updates.set("told", true),
                Updates.set("stage", entry.told(elsewhere).stage().name()),
                Updates.set("elsewhere", DirectoryDocument.elsewhere(elsewhere)));
        return directory
                        .updateOne(and(eq("_id", entry.id()), eq("version", entry.version())), change)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void remove(String id) {
        directory.deleteOne(eq("_id", id));
    }

    @Override
    public List<DirectoryEntry> untold(Instant modifiedBefore, int most) {
        return read(directory
                .find(and(eq("told", false), lt("modifiedAt", Date.from(modifiedBefore))))
                .sort(Sorts.ascending("modifiedAt"))
                .limit(most));
    }

    @Override
    public Set<String> usersWithOtherEntry(Collection<String> userIds, String entryId) {
        Set<String> users = new HashSet<>();
        directory
                .find(in("user", userIds))
                .projection(Projections.include("user", "stage"))
                .forEach(document -> {
                    if (!document.getString("_id").equals(entryId)
                            && !Stage.GONE.name().equals(document.getString("stage"))) {
                        users.add(document.getString("user"));
                    }
                });
        return users;
    }

    private static List<DirectoryEntry> read(FindIterable<Document> found) {
        return found.map(DirectoryDocument::read).into(new ArrayList<>());
    }

    private static String field(Order order) {
        return switch (order) {
            case CREATED -> "createdAt";
            case MODIFIED -> "modifiedAt";
            case USER_NAME -> "sortName";
        };
    }
}
