package dev.hilo.cases.desk.adapter.mongo;

import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Priority;
import dev.hilo.cases.desk.app.CaseList.Row;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A row of the list as a document of {@code cases}. */
final class CaseDocument {

    private CaseDocument() {}

    static Document write(Row row) {
        Case one = row.content();
        Document document = new Document("_id", one.id())
                .append("user", row.userId())
                .append("version", row.version())
                .append("status", one.status().name())
                .append("subject", one.subject())
                .append("channel", one.channel())
                .append("channels", one.channels())
                .append("threads", one.threads())
                .append("language", one.language())
                .append("impact", one.priority().impact())
                .append("urgency", one.priority().urgency())
                .append("queue", one.queue())
                .append("interactions", one.interactions())
                .append("openedAt", Date.from(one.openedAt()))
                .append("updatedAt", Date.from(one.updatedAt()));
        Agent agent = one.agent();
        if (agent != null) {
            document.append("agentId", agent.id()).append("agentName", agent.name());
        }
        if (one.firstResponseAt() != null) {
            document.append("firstResponseAt", Date.from(one.firstResponseAt()));
        }
        if (one.resolvedAt() != null) {
            document.append("resolvedAt", Date.from(one.resolvedAt()));
        }
        return document;
    }

    static Row read(Document document) {
        String agentId = document.getString("agentId");
        return new Row(
                document.getString("user"),
                document.getLong("version"),
                new Case(
                        document.getString("_id"),
                        CaseStatus.valueOf(document.getString("status")),
                        document.getString("subject"),
                        document.getString("channel"),
                        document.getString("language"),
                        new Priority(document.getInteger("impact"), document.getInteger("urgency")),
                        document.getString("queue"),
                        agentId == null ? null : new Agent(agentId, document.getString("agentName")),
                        document.getList("threads", String.class, List.of()),
                        document.getList("channels", String.class, List.of()),
                        document.getLong("interactions"),
                        document.getDate("openedAt").toInstant(),
                        document.getDate("updatedAt").toInstant(),
                        instant(document.getDate("firstResponseAt")),
                        instant(document.getDate("resolvedAt"))));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
