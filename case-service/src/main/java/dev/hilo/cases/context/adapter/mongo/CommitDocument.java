package dev.hilo.cases.context.adapter.mongo;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.EventSizes;
import java.nio.charset.StandardCharsets;
import org.bson.Document;

/**
 * A commit as one document of {@code context_log}: what identifies it, and the event in its published form, byte for
 * byte what Debezium's outbox event router passes on with the fields beside it as headers.
 */
final class CommitDocument {

    static final String SOURCE = "/hilo/case-service";

    /** The largest commit, sealed: well below what the topic carries, and below what MongoDB stores. */
    static final int MOST_BYTES = EventSizes.MAX_RECORD_BYTES / 4 * 3;

    private CommitDocument() {}

    static Document id(String userId, long version) {
        return new Document("user", userId).append("version", version);
    }

    /** @param payload the event, sealed */
    static Document write(Commit commit, byte[] payload) {
        Document document = new Document("_id", id(commit.userId(), commit.version()))
                .append("user", commit.userId())
                .append("version", commit.version())
                .append("causes", commit.causes())
                .append("at", commit.at().toString())
                .append("type", EventType.CONTEXT_COMMITTED.type())
                .append("eventId", commit.userId() + "/" + commit.version())
                .append("source", SOURCE)
                .append("specversion", "1.0")
                .append("contentType", "application/json")
                .append("payload", new String(payload, StandardCharsets.UTF_8));
        if (commit.traceparent() != null) {
            document.append("traceparent", commit.traceparent());
        }
        return document;
    }

    /** How large it is on its way: payload and causes, which are most of it. */
    static int bytes(Document document) {
        int bytes = utf8(document.getString("payload"));
        for (String cause : document.getList("causes", String.class)) {
            bytes += utf8(cause);
        }
        return bytes;
    }

    private static int utf8(String text) {
        return text.length() > MOST_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The event as it was published: sealed. */
    static ContextCommitted published(Document document) {
        return ContractJson.read(
                document.getString("payload").getBytes(StandardCharsets.UTF_8), ContextCommitted.class);
    }
}
