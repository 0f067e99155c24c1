package dev.hilo.cases.api.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.api.app.AnswerOnce;
import dev.hilo.cases.api.app.Replies;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.MongoIndex;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Kept answers in {@code idempotency}, found by {@code _id}. */
public final class MongoReplies implements Replies {

    /** One that lets old answers go, one to find what holds a user's data. */
    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("idempotency", "at").expiringAfter(AnswerOnce.KEPT), MongoIndex.on("idempotency", "users"));

    private final MongoCollection<Document> replies;

    public MongoReplies(MongoDatabase database) {
        this.replies = database.getCollection("idempotency");
    }

    @Override
    public Optional<Entry> putIfAbsent(Entry entry) {
        while (true) {
            if (DuplicateKeys.insertIfAbsent(replies, write(entry))) {
                return Optional.empty();
            }
            Document there = replies.find(eq("_id", entry.id())).first();
            if (there != null) {
                return Optional.of(read(there));
            }
        }
    }

    @Override
    public boolean replace(Entry entry, Instant expected) {
        return replies.replaceOne(and(eq("_id", entry.id()), eq("at", Date.from(expected))), write(entry))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void remove(String id, Instant expected) {
        replies.deleteOne(and(eq("_id", id), eq("at", Date.from(expected))));
    }

    @Override
    public void forget(String userId) {
        replies.deleteMany(eq("users", userId));
    }

    @Override
    public void removeBefore(Instant time) {
        replies.deleteMany(lt("at", Date.from(time)));
    }

    private static Document write(Entry entry) {
        Document document = new Document("_id", entry.id())
                .append("fingerprint", entry.fingerprint())
                .append("at", Date.from(entry.at()));
        if (!entry.users().isEmpty()) {
            document.append("users", entry.users());
        }
        return switch (entry.progress()) {
            case Progress.Working working -> document.append("progress", "working");
            case Progress.TooLarge large -> document.append("progress", "too-large");
            case Progress.Answered answered ->
                document.append("progress", "answered").append("reply", write(answered.reply()));
        };
    }

    private static Document write(Reply reply) {
        return new Document("status", reply.status())
                .append("headers", new Document(new HashMap<String, Object>(reply.headers())))
                .append("mediaType", reply.mediaType())
                .append("body", reply.body());
    }

    private static Entry read(Document document) {
        Progress progress = switch (document.getString("progress")) {
            case "working" -> new Progress.Working();
            case "too-large" -> new Progress.TooLarge();
            case "answered" -> new Progress.Answered(reply(document.get("reply", Document.class)));
            default -> throw new IllegalStateException("idempotency holds a word of another version: progress");
        };
        return new Entry(
                document.getString("_id"),
                document.getString("fingerprint"),
                document.getDate("at").toInstant(),
                progress,
                Set.copyOf(document.getList("users", String.class, List.of())));
    }

    private static Reply reply(Document document) {
        Map<String, String> headers = new HashMap<>();
        document.get("headers", Document.class).forEach((name, value) -> headers.put(name, String.valueOf(value)));
        return new Reply(
                document.getInteger("status"), headers, document.getString("mediaType"), document.getString("body"));
    }
}
