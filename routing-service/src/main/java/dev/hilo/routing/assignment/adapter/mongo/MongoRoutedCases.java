package dev.hilo.routing.assignment.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.hilo.kit.GuardedWrites;
import dev.hilo.kit.MongoIndex;
import dev.hilo.routing.assignment.app.RoutedCases;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Collection {@code cases}, one small document a case. Folding reads and writes by {@code _id}. Giving out asks for what
 * is not done, by the indexes (status, agent) and (status, queue, priority, openedAt): as many entries as there are
 * cases in work, however many were done before. Only erasing a user asks by user.
 */
public final class MongoRoutedCases implements RoutedCases {

    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("cases", "status", "agent"),
            MongoIndex.on("cases", "status", "queue", "priority", "openedAt", "_id"),
            MongoIndex.on("cases", "user", "status"));

    private static final Bson IN_SOMEBODYS_HANDS = in("status", Status.RESERVED.word(), Status.ASSIGNED.word());
    private static final Bson NOT_DONE = in(
            "status",
            EnumSet.complementOf(EnumSet.of(Status.DONE)).stream()
                    .map(Status::word)
                    .toList());
    private static final Bson IN_ORDER = Sorts.ascending("priority", "openedAt", "_id");

    private final MongoCollection<Document> cases;

    public MongoRoutedCases(MongoDatabase database) {
        this.cases = database.getCollection("cases");
    }

    @Override
    public Map<String, RoutedCase> load(Collection<String> caseIds) {
        Map<String, RoutedCase> found = new HashMap<>();
        read(cases.find(in("_id", caseIds))).forEach(routed -> found.put(routed.caseId(), routed));
        return found;
    }

    @Override
    public List<RoutedCase> ofUsers(Collection<String> userIds) {
        return read(cases.find(and(in("user", userIds), NOT_DONE)));
    }

    @Override
    public void save(Collection<RoutedCase> changed) {
        GuardedWrites.replaceOlder(
                cases, "stay", changed.stream().map(RoutedCaseDocument::of).toList());
    }

    @Override
    public Map<String, Integer> loads() {
        Map<String, Integer> loads = new HashMap<>();
        cases.aggregate(List.of(
                        Aggregates.match(IN_SOMEBODYS_HANDS), Aggregates.group("$agent", Accumulators.sum("load", 1))))
                .forEach(row -> loads.put(
                        row.getString("_id"), row.get("load", Number.class).intValue()));
        return loads;
    }

    @Override
    public List<RoutedCase> waiting(String queue, int limit) {
        return ofQueue(queue, Set.of(Status.WAITING), limit);
    }

    @Override
    public boolean reserve(RoutedCase waiting, String agentId, Instant until) {
        return cases.updateOne(
                                and(
                                        eq("_id", waiting.caseId()),
                                        eq("stay", waiting.stay()),
                                        eq("version", waiting.version()),
                                        eq("status", Status.WAITING.word())),
                                Updates.combine(
                                        Updates.set("status", Status.RESERVED.word()),
                                        Updates.set("agent", agentId),
                                        Updates.set("reservedUntil", Date.from(until))))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void release(RoutedCase reserved) {
        cases.updateOne(
                and(
                        eq("_id", reserved.caseId()),
                        eq("stay", reserved.stay()),
                        eq("version", reserved.version()),
                        eq("status", Status.RESERVED.word()),
                        eq("agent", reserved.agentId())),
                waitingAgain());
    }

    @Override
    public long releaseLapsed(Instant now) {
        return cases.updateMany(
                        and(eq("status", Status.RESERVED.word()), lte("reservedUntil", Date.from(now))), waitingAgain())
                .getModifiedCount();
    }

    @Override
    public List<RoutedCase> reserved() {
        return read(cases.find(eq("status", Status.RESERVED.word())));
    }

    @Override
    public List<RoutedCase> ofQueue(String queue, Set<Status> statuses, int limit) {
        List<String> words = statuses.stream().map(Status::word).sorted().toList();
        return read(cases.find(and(in("status", words), eq("queue", queue)))
                .sort(IN_ORDER)
                .limit(limit));
    }

    @Override
    public Map<String, Map<Status, Integer>> counts() {
        Map<String, Map<Status, Integer>> counts = new TreeMap<>();
        cases.aggregate(List.of(
                        Aggregates.match(NOT_DONE),
                        Aggregates.group(
                                new Document("queue", "$queue").append("status", "$status"),
                                Accumulators.sum("cases", 1))))
                .forEach(row -> {
                    Document of = row.get("_id", Document.class);
                    counts.computeIfAbsent(of.getString("queue"), queue -> new EnumMap<>(Status.class))
                            .put(
                                    Status.ofWord(of.getString("status")),
                                    row.get("cases", Number.class).intValue());
                });
        return counts;
    }

    private static List<RoutedCase> read(FindIterable<Document> found) {
        return found.map(RoutedCaseDocument::read).into(new ArrayList<>());
    }

    private static Bson waitingAgain() {
        return Updates.combine(
                Updates.set("status", Status.WAITING.word()), Updates.unset("agent"), Updates.unset("reservedUntil"));
    }
}
