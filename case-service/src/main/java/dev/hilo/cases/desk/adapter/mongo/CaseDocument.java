package dev.hilo.cases.desk.adapter.mongo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.contracts.ContractJson;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A row of the list as a document of {@code cases}: what it is looked for by, and the case as it is. */
final class CaseDocument {

    private CaseDocument() {}

    static Document write(Row row) {
        Case one = row.content();
        Document document = new Document("_id", one.id())
                .append("user", row.userId())
                .append("version", row.version())
                .append("revision", one.revision())
                .append("status", one.status().name())
                .append("queue", one.handling().queue())
                .append("priority", one.handling().priority().level())
                .append("openedAt", Date.from(one.progress().openedAt()))
                .append("updatedAt", Date.from(one.progress().updatedAt()))
                .append("state", state(one));
        if (one.status().isFinal() && !one.expired()) {
            Instant closedAt = one.progress().closedAt();
            document.append(
                    "keptSince", Date.from(closedAt == null ? one.progress().updatedAt() : closedAt));
        }
        String parent = one.relations().parent();
        if (parent != null) {
            document.append("parent", parent);
        }
        Agent agent = one.handling().agent();
        if (agent != null) {
            document.append("agentId", agent.id());
        }
        appendTime(document, "resolvedAt", one.progress().resolvedAt());
        appendTime(document, "until", one.status().isWaiting() ? one.handling().until() : null);
        return document;
    }

    private static void appendTime(Document document, String name, @Nullable Instant time) {
        if (time != null) {
            document.append(name, Date.from(time));
        }
    }

    static Row read(Document document) {
        try {
            return new Row(
                    document.getString("user"),
                    document.getLong("version"),
                    ContractJson.mapper().readValue(document.getString("state"), Case.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the row of " + document.getString("_id") + " cannot be read", e);
        }
    }

    private static String state(Case one) {
        try {
            return ContractJson.mapper().writeValueAsString(one);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case cannot be written as JSON", e);
        }
    }
}
