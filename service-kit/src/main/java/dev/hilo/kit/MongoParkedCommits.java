package dev.hilo.kit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Collections {@code gaps}, a document for each user of whom a commit is missing, and {@code parked_commits}, records as
 * they came by {@code {user, version}}: sealed as on the stream. Read and written by {@code _id} alone.
 */
final class MongoParkedCommits implements ParkedCommits {

    private final MongoCollection<Document> gaps;
    private final MongoCollection<Document> commits;

    MongoParkedCommits(MongoDatabase database) {
        this.gaps = database.getCollection("gaps");
        this.commits = database.getCollection("parked_commits");
    }

    @Override
    public Map<String, Gap> gaps(Collection<String> userIds) {
        Map<String, Gap> found = new HashMap<>();
        gaps.find(in("_id", userIds)).map(MongoParkedCommits::gap).forEach(gap -> found.put(gap.userId(), gap));
        return found;
    }

    @Override
    public void park(String userId, Collection<Event<ContextCommitted>> early, Instant now) {
        Upserts.send(
                commits,
                early.stream()
                        .map(event -> new ReplaceOneModel<>(
                                eq("_id", id(userId, event.data().version())),
                                write(event),
                                new ReplaceOptions().upsert(true)))
                        .toList());
        List<Long> versions =
                early.stream().map(event -> event.data().version()).toList();
        Upserts.send(() -> gaps.updateOne(
                eq("_id", userId),
                Updates.combine(Updates.addEachToSet("parked", versions), Updates.setOnInsert("since", Date.from(now))),
                new UpdateOptions().upsert(true)));
    }

    @Override
    public List<Event<ContextCommitted>> take(String userId, Collection<Long> versions) {
        List<Document> ids =
                versions.stream().map(version -> id(userId, version)).toList();
        List<Event<ContextCommitted>> taken = new ArrayList<>();
        commits.find(in("_id", ids)).map(MongoParkedCommits::read).forEach(taken::add);
        taken.sort(Comparator.comparing(event -> event.data().version()));
        return taken;
    }

    @Override
    public void forget(String userId, Collection<Long> versions) {
        gaps.updateOne(eq("_id", userId), Updates.pullAll("parked", List.copyOf(versions)));
        gaps.deleteOne(and(eq("_id", userId), eq("parked", List.of())));
        commits.deleteMany(
                in("_id", versions.stream().map(version -> id(userId, version)).toList()));
    }

    @Override
    public List<Gap> some(int most) {
        return gaps.find().limit(most).map(MongoParkedCommits::gap).into(new ArrayList<>());
    }

    @Override
    public long count() {
        return gaps.estimatedDocumentCount();
    }

    private static Document id(String userId, long version) {
        return new Document("user", userId).append("version", version);
    }

    private static Gap gap(Document document) {
        return new Gap(
                document.getString("_id"),
                new TreeSet<>(document.getList("parked", Long.class)),
                document.getDate("since").toInstant());
    }

    private static Document write(Event<ContextCommitted> event) {
        ConsumerRecord<String, byte[]> record = event.origin();
        List<Document> headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> new Document("name", header.key()).append("value", header.value()))
                .toList();
        return new Document("_id", id(event.data().userId(), event.data().version()))
                .append("topic", record.topic())
                .append("partition", record.partition())
                .append("offset", record.offset())
                .append("timestamp", record.timestamp())
                .append("headers", headers)
                .append("value", record.value());
    }

    private static Event<ContextCommitted> read(Document document) {
        RecordHeaders headers = new RecordHeaders();
        for (Document header : document.getList("headers", Document.class)) {
            headers.add(
                    header.getString("name"), header.get("value", Binary.class).getData());
        }
        byte[] value = document.get("value", Binary.class).getData();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                document.getString("topic"),
                document.getInteger("partition"),
                document.getLong("offset"),
                document.getLong("timestamp"),
                TimestampType.CREATE_TIME,
                -1,
                value.length,
                document.get("_id", Document.class).getString("user"),
                value,
                headers,
                Optional.empty());
        return EventCodec.decode(EventType.CONTEXT_COMMITTED, record);
    }
}
