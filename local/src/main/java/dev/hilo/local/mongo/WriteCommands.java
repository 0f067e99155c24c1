package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the answers of write commands right where mongo-java-server's are not: counts, and where an ordered batch ends. */
final class WriteCommands {
    private WriteCommands() {}

    /** {@code insert}: {@code n} is the number of documents inserted, not of those sent. */
    static Document insert(Document command, UnaryOperator<Document> handler) {
        Document answer = handler.apply(command);
        if (answer.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
            int sent = Fields.required(command, "documents", List.class).size();
            int first = Fields.required((Document) errors.getFirst(), "index", Number.class)
                    .intValue();
            answer.put("n", isOrdered(command) ? first : sent - errors.size());
        }
        return answer;
    }

    /** {@code update} and {@code delete}: an ordered batch ends at its first error. */
    static Document batch(Document command, String operations, UnaryOperator<Document> handler) {
        List<?> all = (List<?>) command.get(operations);
        if (all == null || all.size() < 2 || !isOrdered(command)) {
            return handler.apply(command);
        }
        return singly(command, operations, all, handler);
    }

    /** A batch of updates, of which each is handled for itself. */
    static Document updates(Document command, UnaryOperator<Document> handler) {
        return singly(command, "updates", Fields.required(command, "updates", List.class), handler);
    }

    private static Document singly(Document command, String operations, List<?> all, UnaryOperator<Document> handler) {
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < all.size() && (errors.isEmpty() || !isOrdered(command)); i++) {
            Document single = command.clone();
            single.put(operations, List.of(all.get(i)));
            Document answer = handler.apply(single);
            matched += count(answer, "n");
            modified += count(answer, "nModified");
            collect(answer, "upserted", i, upserted);
            collect(answer, "writeErrors", i, errors);
        }
        Document answer = new Document("n", matched);
        if (operations.equals("updates")) {
            answer.append("nModified", modified);
        }
        if (!upserted.isEmpty()) {
            answer.append("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.append("writeErrors", errors);
        }
        return answer;
    }

    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    private static int count(Document answer, String field) {
        return answer.get(field) instanceof Number number ? number.intValue() : 0;
    }

    private static void collect(Document answer, String field, int index, List<Document> into) {
        if (answer.get(field) instanceof Iterable<?> found) {
            found.forEach(item -> {
                Document moved = ((Document) item).clone();
                moved.put("index", index);
                into.add(moved);
            });
        }
    }
}
