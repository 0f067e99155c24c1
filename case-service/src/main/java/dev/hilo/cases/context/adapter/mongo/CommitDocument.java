package dev.hilo.cases.context.adapter.mongo;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import java.nio.charset.StandardCharsets;
import org.bson.Document;

/**
 * A commit as one document of {@code context_log}: what identifies it, and the event in its published form, byte for
 * byte what Debezium's outbox event router passes on with the fields beside it as headers.
 */
final class CommitDocument {

    static final String SOURCE = "/hilo/case-service";

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

    /** The event as it was published: sealed. */
    static ContextCommitted published(Document document) {
        return ContractJson.read(
                document.getString("payload").getBytes(StandardCharsets.UTF_8), ContextCommitted.class);
    }
}
