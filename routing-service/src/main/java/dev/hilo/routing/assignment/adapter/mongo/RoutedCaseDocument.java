package dev.hilo.routing.assignment.adapter.mongo;

import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** {@code {_id: case, user, version, stay, status, queue, agent, priority, openedAt, reservedUntil}}; absent where null. */
final class RoutedCaseDocument {

    private RoutedCaseDocument() {}

    static Document of(RoutedCase routed) {
        Document document = new Document("_id", routed.caseId())
                .append("user", routed.userId())
                .append("version", routed.version())
                .append("stay", routed.stay())
                .append("status", routed.status().word())
                .append("queue", routed.queue());
        if (routed.agentId() != null) {
            document.append("agent", routed.agentId());
        }
        document.append("priority", routed.priority()).append("openedAt", Date.from(routed.openedAt()));
        Instant reservedUntil = routed.reservedUntil();
        if (reservedUntil != null) {
            document.append("reservedUntil", Date.from(reservedUntil));
        }
        return document;
    }

    static RoutedCase read(Document document) {
        Date reservedUntil = document.getDate("reservedUntil");
        return new RoutedCase(
                document.getString("_id"),
                document.getString("user"),
                document.getLong("version"),
                document.getLong("stay"),
                Status.ofWord(document.getString("status")),
                document.getString("queue"),
                document.getString("agent"),
                document.getInteger("priority"),
                document.getDate("openedAt").toInstant(),
                reservedUntil == null ? null : reservedUntil.toInstant());
    }
}
