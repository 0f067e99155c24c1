package dev.hilo.cases.api.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.api.app.Audit;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.MongoIndex;
import dev.hilo.kit.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The audit in {@code audit}; each entry carries the day it expires, so that a new retention holds from then on. */
public final class MongoAudit implements Audit {

    /** One for each thing to look for, each in the order of reading, and one that lets old entries go. */
    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("audit", "-at", "-_id"),
            MongoIndex.on("audit", "users", "-at", "-_id"),
            MongoIndex.on("audit", "cases", "-at", "-_id"),
            MongoIndex.on("audit", "actor", "-at", "-_id"),
            MongoIndex.on("audit", "status", "-at", "-_id"),
            MongoIndex.on("audit", "users", "actor", "-at", "-_id"),
            MongoIndex.on("audit", "cases", "actor", "-at", "-_id"),
            MongoIndex.on("audit", "expires").expiringAfter(Duration.ZERO));

    private final MongoCollection<Document> audit;
    private final Duration retention;

    public MongoAudit(MongoDatabase database, Duration retention) {
        this.audit = database.getCollection("audit");
        this.retention = retention;
    }

    @Override
    public void write(Collection<Entry> entries) {
        try {
            audit.insertMany(entries.stream().map(this::write).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            DuplicateKeys.in(e);
        }
    }

    @Override
    public List<Entry> read(Query query, @Nullable After after, int most) {
        List<Bson> filters = new ArrayList<>();
        if (query.userId() != null) {
            filters.add(eq("users", query.userId()));
        }
        if (query.caseId() != null) {
            filters.add(eq("cases", query.caseId()));
        }
        if (query.actor() != null) {
            filters.add(eq("actor", query.actor()));
        }
        if (query.status() != null) {
            filters.add(eq("status", query.status()));
        }
        if (query.from() != null) {
            filters.add(gte("at", Date.from(query.from())));
        }
        if (query.to() != null) {
            filters.add(lt("at", Date.from(query.to())));
        }
        if (after != null) {
            Date at = Date.from(after.at());
            filters.add(or(lt("at", at), and(eq("at", at), lt("_id", after.id()))));
        }
        return audit.find(all(filters))
                .sort(Sorts.descending("at", "_id"))
                .limit(most)
                .map(MongoAudit::read)
                .into(new ArrayList<>());
    }

    private static Bson all(List<Bson> filters) {
        return switch (filters.size()) {
            case 0 -> new Document();
            case 1 -> filters.getFirst();
            default -> and(filters);
        };
    }

    /** Those by which a subject is found go last, so that it can be found again after an interruption. */
    @Override
    public void erase(Set<String> users, Set<String> subjects) {
        Set<String> actors = new HashSet<>(subjects);
        audit.distinct(
                        "actor",
                        and(in("users", users), eq("role", Roles.USER), regex("path", "^" + PORTAL + "(/|$)")),
                        String.class)
                .into(actors);
        Bson erased = combine(set("actor", ERASED), set("actorName", null));
        audit.updateMany(and(in("actor", actors), nin("users", users)), erased);
        audit.updateMany(in("actor", actors), erased);
    }

    @Override
    public void removeExpired(Instant now) {
        audit.deleteMany(lte("expires", Date.from(now)));
    }

    private Document write(Entry entry) {
        return new Document("_id", entry.id())
                .append("at", Date.from(entry.at()))
                .append("expires", Date.from(entry.at().plus(retention)))
                .append("actor", entry.actor())
                .append("actorName", entry.actorName())
                .append("role", entry.role())
                .append("method", entry.method())
                .append("path", entry.path())
                .append("users", entry.users())
                .append("cases", entry.cases())
                .append("status", entry.status());
    }

    private static Entry read(Document document) {
        return new Entry(
                document.getString("_id"),
                document.getDate("at").toInstant(),
                document.getString("actor"),
                document.getString("actorName"),
                document.getString("role"),
                document.getString("method"),
                document.getString("path"),
                Set.copyOf(document.getList("users", String.class)),
                Set.copyOf(document.getList("cases", String.class)),
                document.getInteger("status"));
    }
}
