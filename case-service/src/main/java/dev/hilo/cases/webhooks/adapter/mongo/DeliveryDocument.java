package dev.hilo.cases.webhooks.adapter.mongo;

import static dev.hilo.cases.webhooks.adapter.mongo.MongoWebhooks.date;
import static dev.hilo.cases.webhooks.adapter.mongo.MongoWebhooks.instant;

import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Attempt;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import dev.hilo.cases.webhooks.model.Occurrence;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;

/** A delivery as a document of {@code webhook_deliveries}. */
final class DeliveryDocument {

    private DeliveryDocument() {}

    static Document write(Delivery delivery) {
        Occurrence about = delivery.occurrence();
        return new Document("_id", delivery.id())
                .append("webhook", delivery.webhookId())
                .append("status", delivery.status().name())
                .append("createdAt", date(delivery.createdAt()))
                .append("event", about.eventId())
                .append("type", about.type())
                .append("user", about.userId())
                .append("version", about.version())
                .append("fact", about.fact())
                .append("case", about.caseId())
                .append("lane", about.lane())
                .append("at", about.at().toString())
                .append("giveUpAt", date(delivery.giveUpAt()))
                .append("failures", delivery.failures())
                .append(
                        "attempts",
                        delivery.attempts().stream()
                                .map(DeliveryDocument::write)
                                .toList())
                .append("dead", delivery.dead())
                .append("finishedAt", date(delivery.finishedAt()));
    }

    private static Document write(Attempt attempt) {
        return new Document("at", date(attempt.at()))
                .append("millis", attempt.took().toMillis())
                .append("status", attempt.status())
                .append("error", attempt.error());
    }

    static Delivery read(Document document) {
        return new Delivery(
                document.getString("_id"),
                document.getString("webhook"),
                new Occurrence(
                        document.getString("event"),
                        document.getString("type"),
                        document.getString("user"),
                        document.getLong("version"),
                        document.getInteger("fact"),
                        document.getString("case"),
                        document.getString("lane"),
                        Instant.parse(document.getString("at"))),
                Status.valueOf(document.getString("status")),
                document.getDate("createdAt").toInstant(),
                document.getDate("giveUpAt").toInstant(),
                document.getInteger("failures"),
                document.getList("attempts", Document.class).stream()
                        .map(DeliveryDocument::readAttempt)
                        .toList(),
                document.getString("dead"),
                instant(document.getDate("finishedAt")));
    }

    private static Attempt readAttempt(Document document) {
        return new Attempt(
                document.getDate("at").toInstant(),
                Duration.ofMillis(document.getLong("millis")),
                document.getInteger("status"),
                document.getString("error"));
    }
}
