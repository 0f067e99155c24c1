package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Upserts as they race on MongoDB: one finds nothing, is held, and meets the {@code _id} that another has inserted meanwhile.
 * MongoDB tries again where the filter is {@code _id} alone; with a condition beside it the loser gets E11000.
 */
final class RacingUpserts implements UnaryOperator<Document> {

    private final UnaryOperator<Document> handler;
    private final Predicate<Document> matches;
    private final Runnable hang;

    /** @param matches whether a filter finds a document now */
    RacingUpserts(UnaryOperator<Document> handler, Predicate<Document> matches, Runnable hang) {
        this.handler = handler;
        this.matches = matches;
        this.hang = hang;
    }

    /** @param command with one update */
    @Override
    public Document apply(Document command) {
        Document update =
                (Document) Fields.required(command, "updates", List.class).getFirst();
        Document filter = Fields.required(update, "q", Document.class);
        if (!Boolean.TRUE.equals(update.get("upsert")) || matches.test(filter)) {
            return handler.apply(command);
        }
        hang.run();
        Object id = id(filter);
        return id != null && !isIdAlone(filter) && matches.test(new Document("_id", id))
                ? refused(command, id)
                : handler.apply(command);
    }

    private static Document refused(Document command, Object id) {
        Document error = new Document("index", 0)
                .append("code", 11000)
                .append(
                        "errmsg",
                        "E11000 duplicate key error collection: " + command.get("update")
                                + " index: _id_ dup key: { _id: " + id + " }");
        return new Document("n", 0).append("nModified", 0).append("writeErrors", new ArrayList<>(List.of(error)));
    }

    private static boolean isIdAlone(Document filter) {
        return filter.size() == 1 && filter.containsKey("_id");
    }

    private static @Nullable Object id(Document filter) {
        if (filter.containsKey("_id")) {
            return filter.get("_id");
        }
        if (filter.get("$and") instanceof Iterable<?> all) {
            for (Object one : all) {
                if (one instanceof Document part && part.containsKey("_id")) {
                    return part.get("_id");
                }
            }
        }
        return null;
    }
}
