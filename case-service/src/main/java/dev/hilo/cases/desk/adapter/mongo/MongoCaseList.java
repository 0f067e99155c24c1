package dev.hilo.cases.desk.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.kit.GuardedWrites;
import dev.hilo.kit.MongoIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The list of cases in {@code cases}, one document a case, {@code _id} its number. */
public final class MongoCaseList implements CaseList {

    public static final List<MongoIndex> INDEXES = Stream.concat(
                    CaseIndexes.declared().stream(), Stream.of(MongoIndex.on("cases", "keptSince", "_id")))
            .toList();

    private final MongoCollection<Document> cases;

    public MongoCaseList(MongoDatabase database) {
        this.cases = database.getCollection("cases");
    }

    @Override
    public Optional<Row> find(String caseId) {
        return Optional.ofNullable(cases.find(eq("_id", caseId)).first()).map(CaseDocument::read);
    }

    @Override
    public Map<String, Row> findAll(Collection<String> caseIds) {
        Map<String, Row> rows = new HashMap<>();
        cases.find(in("_id", caseIds))
                .map(CaseDocument::read)
                .forEach(row -> rows.put(row.content().id(), row));
        return rows;
    }

    @Override
    public List<Row> list(Query query, @Nullable After after, int most) {
        return cases.find(filter(query, after))
                .sort(CaseIndexes.sorting(query.order()))
                .limit(most)
                .map(CaseDocument::read)
                .into(new ArrayList<>());
    }

    static Bson filter(Query query, @Nullable After after) {
        List<Bson> filters = new ArrayList<>();
        String field = CaseIndexes.FIELDS.get(query.filter().field());
        if (field != null) {
            filters.add(eq(field, query.filter().value()));
        }
        Set<CaseStatus> statuses = query.statuses().isEmpty() ? Set.of(CaseStatus.values()) : query.statuses();
        filters.add(in(
                CaseIndexes.STATUS, statuses.stream().map(Enum::name).sorted().toList()));
        if (query.queues() != null) {
            filters.add(in("queue", query.queues()));
        }
        if (after != null) {
            filters.add(beyond(after));
        }
        return and(filters);
    }

    private static Bson beyond(After after) {
        Date at = Date.from(after.at());
        return switch (after.order()) {
            case OPENED -> or(lt("openedAt", at), and(eq("openedAt", at), lt("_id", after.caseId())));
            case UPDATED -> or(lt("updatedAt", at), and(eq("updatedAt", at), lt("_id", after.caseId())));
            case PRIORITY ->
                or(
                        gt("priority", after.priority()),
                        and(eq("priority", after.priority()), gt("openedAt", at)),
                        and(eq("priority", after.priority()), eq("openedAt", at), gt("_id", after.caseId())));
        };
    }

    @Override
    public List<Row> closedBefore(Instant time, @Nullable ClosedAfter after, int most) {
        List<Bson> filters = new ArrayList<>();
        filters.add(lt("keptSince", Date.from(time)));
        if (after != null) {
            Date at = Date.from(after.closedAt());
            filters.add(or(gt("keptSince", at), and(eq("keptSince", at), gt("_id", after.caseId()))));
        }
        return cases.find(and(filters))
                .sort(Sorts.ascending("keptSince", "_id"))
                .limit(most)
                .map(CaseDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public void forget(Collection<String> userIds, Collection<String> caseIds) {
        Bson concerned = caseIds.isEmpty() ? in("user", userIds) : in("_id", caseIds);
        List<Document> rows = cases.find(concerned)
                .map(CaseDocument::read)
                .map(Row::forgotten)
                .map(CaseDocument::write)
                .into(new ArrayList<>());
        GuardedWrites.replaceUnlessNewer(cases, "revision", rows);
    }

    @Override
    public void save(Collection<Row> rows) {
        GuardedWrites.replaceLower(
                cases, "revision", rows.stream().map(CaseDocument::write).toList());
    }

    @Override
    public long replaceAll(String userId, Collection<Row> rows) {
        Map<String, String> stored = new HashMap<>();
        cases.find(eq("user", userId))
                .projection(Projections.include("state"))
                .forEach(row -> stored.put(row.getString("_id"), row.getString("state")));
        List<Document> right = rows.stream().map(CaseDocument::write).toList();
        GuardedWrites.replaceUnlessNewer(cases, "revision", right);
        long mended = right.stream()
                .filter(row -> !row.getString("state").equals(stored.remove(row.getString("_id"))))
                .count();
        if (!stored.isEmpty()) {
            cases.deleteMany(and(in("_id", stored.keySet()), eq("user", userId)));
        }
        return mended + stored.size();
    }

    @Override
    public Map<String, Place> places(Collection<String> caseIds) {
        Map<String, Place> places = new HashMap<>();
        cases.find(in("_id", caseIds))
                .projection(Projections.include("user", "version"))
                .forEach(document -> places.put(
                        document.getString("_id"), new Place(document.getString("user"), document.getLong("version"))));
        return places;
    }
}
