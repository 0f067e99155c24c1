package dev.hilo.cases.rebuild.adapter.mongo;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.rebuild.app.CommitRecord;
import dev.hilo.cases.rebuild.app.CommitRecords;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.DuplicateKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The documents of {@code context_log}, along the index on {@code _id}: user, then version. */
public final class MongoCommitRecords implements CommitRecords {

    private static final String SOURCE = "/hilo/case-service";

    private final MongoCollection<Document> log;

    public MongoCommitRecords(MongoDatabase database) {
        this.log = database.getCollection("context_log");
    }

    @Override
    public List<CommitRecord> after(@Nullable CommitRecord last, int most) {
        Bson filter = last == null ? new Document() : gt("_id", id(last));
        return log.find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .map(MongoCommitRecords::read)
                .into(new ArrayList<>());
    }

    @Override
    public Map<String, String> payloads(Collection<CommitRecord> records) {
        Map<String, String> found = new HashMap<>();
        log.find(in(
                        "_id",
                        records.stream().map(MongoCommitRecords::id).distinct().toList()))
                .projection(Projections.include("payload"))
                .forEach(document -> {
                    Document id = document.get("_id", Document.class);
                    found.put(id.getString("user") + "/" + id.getLong("version"), document.getString("payload"));
                });
        return found;
    }

    @Override
    public void add(List<CommitRecord> missing) {
        try {
            log.insertMany(
                    missing.stream().map(MongoCommitRecords::write).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Throws where it was anything else than a duplicate.
            DuplicateKeys.in(e);
        }
    }

    @Override
    public long count() {
        return log.estimatedDocumentCount();
    }

    private static Document id(CommitRecord record) {
        return new Document("user", record.userId()).append("version", record.version());
    }

    private static CommitRecord read(Document document) {
        return new CommitRecord(
                document.getString("user"),
                document.getLong("version"),
                document.getList("causes", String.class),
                document.getString("at"),
                document.getString("payload"),
                document.getString("traceparent"));
    }

    /** As the log has it that the outbox publishes. */
    private static Document write(CommitRecord record) {
        Document document = new Document("_id", id(record))
                .append("user", record.userId())
                .append("version", record.version())
                .append("causes", record.causes())
                .append("at", record.at())
                .append("type", EventType.CONTEXT_COMMITTED.type())
                .append("eventId", record.id())
                .append("source", SOURCE)
                .append("specversion", "1.0")
                .append("contentType", "application/json")
                .append("payload", record.payload());
        if (record.traceparent() != null) {
            document.append("traceparent", record.traceparent());
        }
        return document;
    }
}
