package dev.hilo.analytics.cases.adapter.mongo;

import dev.hilo.analytics.cases.model.CaseHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * {@code {_id: case, user, version, openedAt, channel, queue, priority, interactions: [{channel, count}],
 * firstResponseAt, resolvedAt, cause, reopened}}; absent where null. Times are kept to the millisecond.
 */
final class CaseHistoryDocument {

    private CaseHistoryDocument() {}

    static Document of(CaseHistory history) {
        List<Document> interactions = new ArrayList<>();
        history.interactions()
                .forEach((channel, count) -> interactions.add(new Document("channel", channel).append("count", count)));
        Document document = new Document("_id", history.caseId())
                .append("user", history.userId())
                .append("version", history.version())
                .append("openedAt", Date.from(history.openedAt()))
                .append("channel", history.channel())
                .append("queue", history.queue())
                .append("priority", history.priority())
                .append("interactions", interactions);
        put(document, "firstResponseAt", date(history.firstResponseAt()));
        put(document, "resolvedAt", date(history.resolvedAt()));
        put(document, "cause", history.cause());
        return document.append("reopened", history.reopened());
    }

    static CaseHistory read(Document document) {
        SortedMap<String, Integer> interactions = new TreeMap<>();
        document.getList("interactions", Document.class)
                .forEach(one -> interactions.put(one.getString("channel"), one.getInteger("count")));
        return new CaseHistory(
                document.getString("_id"),
                document.getString("user"),
                document.getLong("version"),
                document.getDate("openedAt").toInstant(),
                document.getString("channel"),
                document.getString("queue"),
                document.getInteger("priority"),
                interactions,
                instant(document.getDate("firstResponseAt")),
                instant(document.getDate("resolvedAt")),
                document.getString("cause"),
                document.getInteger("reopened"));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static void put(Document document, String key, @Nullable Object value) {
        if (value != null) {
            document.append(key, value);
        }
    }
}
