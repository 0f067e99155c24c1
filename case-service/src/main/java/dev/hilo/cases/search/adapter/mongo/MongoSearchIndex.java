package dev.hilo.cases.search.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.search.app.SearchEntry;
import dev.hilo.cases.search.app.SearchIndex;
import dev.hilo.kit.MongoIndex;
import dev.hilo.kit.Upserts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Entries in {@code search}, found by a multikey index on their words, in the order of time. */
public final class MongoSearchIndex implements SearchIndex {

    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("search", "words", "-at", "-_id"),
            MongoIndex.on("search", "user"),
            MongoIndex.on("search", "case"),
            MongoIndex.on("search", "interaction"));

    private final MongoCollection<Document> search;

    public MongoSearchIndex(MongoDatabase database) {
        this.search = database.getCollection("search");
    }

    @Override
    public void save(Collection<SearchEntry> entries) {
        List<ReplaceOneModel<Document>> writes = entries.stream()
                .map(entry -> new ReplaceOneModel<>(
                        eq("_id", entry.id()), document(entry), new ReplaceOptions().upsert(true)))
                .toList();
        Upserts.send(search, writes);
    }

    @Override
    public void move(String interactionId, String toCaseId) {
        search.updateMany(eq("interaction", interactionId), Updates.set("case", toCaseId));
    }

    @Override
    public List<Hit> find(List<Set<String>> words, @Nullable After after, int most) {
        List<Bson> filters = new ArrayList<>();
        words.forEach(forms -> filters.add(in("words", forms)));
        if (after != null) {
            Date at = Date.from(after.at());
            filters.add(or(lt("at", at), and(eq("at", at), lt("_id", after.id()))));
        }
        return search.find(and(filters))
                .projection(Projections.exclude("words"))
                .sort(Sorts.descending("at", "_id"))
                .limit(most)
                .map(MongoSearchIndex::hit)
                .into(new ArrayList<>());
    }

    @Override
    public long replaceAll(String userId, Collection<SearchEntry> entries) {
        Map<String, Document> stored = new HashMap<>();
        search.find(eq("user", userId)).forEach(one -> stored.put(one.getString("_id"), one));
        long mended = entries.stream()
                .filter(entry -> !document(entry).equals(stored.remove(entry.id())))
                .count();
        save(entries);
        if (!stored.isEmpty()) {
            search.deleteMany(in("_id", stored.keySet()));
        }
        return mended + stored.size();
    }

    @Override
    public void forget(Collection<String> userIds) {
        search.deleteMany(in("user", userIds));
    }

    @Override
    public void forgetCase(String caseId) {
        search.deleteMany(eq("case", caseId));
    }

    private static Document document(SearchEntry entry) {
        return new Document("_id", entry.id())
                .append("user", entry.userId())
                .append("case", entry.caseId())
                .append("at", Date.from(entry.at()))
                .append("kind", entry.kind())
                .append("interaction", entry.interactionId())
                .append("excerpt", entry.excerpt())
                .append("words", List.copyOf(entry.words()));
    }

    private static Hit hit(Document document) {
        return new Hit(
                document.getString("_id"),
                document.getString("case"),
                document.getDate("at").toInstant(),
                document.getString("kind"),
                document.getString("excerpt"));
    }
}
