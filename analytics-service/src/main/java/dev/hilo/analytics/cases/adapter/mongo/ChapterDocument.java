package dev.hilo.analytics.cases.adapter.mongo;

import dev.hilo.analytics.cases.model.Absorbed;
import dev.hilo.analytics.cases.model.Chapter;
import dev.hilo.analytics.cases.model.Counts;
import dev.hilo.analytics.cases.model.Given;
import dev.hilo.analytics.cases.model.Spoken;
import dev.hilo.analytics.cases.model.Standing;
import dev.hilo.analytics.cases.model.Status;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * {@code {_id: {case, user}, case, version, stay, openedAt, channel, status, queue, priority, major, resolvedAt, cause,
 * score, mergedInto, spoken: [{member, channel, times}], firstResponseAt, messages, reopened, rejected, absorbed: [{case,
 * only, except}], given: [{to, member, spoken, absorbed}]}}; absent where null. Times are kept to the millisecond.
 */
final class ChapterDocument {

    private ChapterDocument() {}

    static Document id(Chapter.Id id) {
        return new Document("case", id.caseId()).append("user", id.userId());
    }

    static Document of(Chapter chapter) {
        Standing standing = chapter.standing();
        Document document = new Document("_id", id(chapter.id()))
                .append("case", chapter.id().caseId())
                .append("version", chapter.version())
                .append("stay", chapter.stay())
                .append("openedAt", Date.from(chapter.openedAt()))
                .append("channel", chapter.channel())
                .append("status", standing.status().word())
                .append("queue", standing.queue())
                .append("priority", standing.priority())
                .append("major", standing.major());
        put(document, "resolvedAt", date(standing.resolvedAt()));
        put(document, "cause", standing.cause());
        put(document, "score", standing.score());
        put(document, "mergedInto", standing.mergedInto());
        Counts counts = chapter.counts();
        document.append("spoken", spoken(counts.spoken()));
        put(document, "firstResponseAt", date(counts.firstResponseAt()));
        return document.append("messages", counts.messages())
                .append("reopened", counts.reopened())
                .append("rejected", counts.rejected())
                .append("absorbed", absorbed(counts.absorbed()))
                .append(
                        "given",
                        counts.given().stream().map(ChapterDocument::given).toList());
    }

    static Chapter read(Document document) {
        Document id = document.get("_id", Document.class);
        return new Chapter(
                new Chapter.Id(id.getString("case"), id.getString("user")),
                document.getLong("version"),
                document.getLong("stay"),
                document.getDate("openedAt").toInstant(),
                document.getString("channel"),
                new Standing(
                        Status.ofWord(document.getString("status")),
                        document.getString("queue"),
                        document.getInteger("priority"),
                        document.getBoolean("major"),
                        instant(document.getDate("resolvedAt")),
                        document.getString("cause"),
                        document.getInteger("score"),
                        document.getString("mergedInto")),
                new Counts(
                        spoken(document),
                        instant(document.getDate("firstResponseAt")),
                        document.getInteger("messages"),
                        document.getInteger("reopened"),
                        document.getInteger("rejected"),
                        absorbed(document),
                        document.getList("given", Document.class).stream()
                                .map(gift -> new Given(
                                        gift.getString("to"), gift.getString("member"), spoken(gift), absorbed(gift)))
                                .toList()));
    }

    private static Document given(Given gift) {
        return new Document("to", gift.toCaseId())
                .append("member", gift.member())
                .append("spoken", spoken(gift.spoken()))
                .append("absorbed", absorbed(gift.absorbed()));
    }

    private static List<Document> spoken(Spoken spoken) {
        return spoken.counts().stream()
                .map(count -> new Document("member", count.member())
                        .append("channel", count.channel())
                        .append("times", count.times()))
                .toList();
    }

    private static Spoken spoken(Document parent) {
        return new Spoken(parent.getList("spoken", Document.class).stream()
                .map(count -> new Spoken.Count(
                        count.getString("member"), count.getString("channel"), count.getInteger("times")))
                .toList());
    }

    private static List<Document> absorbed(List<Absorbed> absorbed) {
        return absorbed.stream()
                .map(other -> new Document("case", other.caseId())
                        .append("only", other.only())
                        .append("except", other.except()))
                .toList();
    }

    private static List<Absorbed> absorbed(Document parent) {
        return parent.getList("absorbed", Document.class).stream()
                .map(other -> new Absorbed(
                        other.getString("case"),
                        List.copyOf(other.getList("only", String.class)),
                        List.copyOf(other.getList("except", String.class))))
                .toList();
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
