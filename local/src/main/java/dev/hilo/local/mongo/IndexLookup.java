package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves a query by a unique index when every field of the index is asked for by equality or {@code $in}, whatever else the
 * query asks for. mongo-java-server itself uses an index only when the query names its fields and no others, and no
 * {@code $in} on an index of two fields.
 */
final class IndexLookup {
    private static final int MOST_COMBINATIONS = 2_000;

    private IndexLookup() {}

    /**
     * What an index found.
     *
     * @param rest what is still to be matched: to compare each document with long lists once more would cost as much as a
     *     scan
     */
    record Found(Collection<Slot> slots, Document rest) {}

    /** The candidates; empty when no index serves the query. */
    static Optional<Found> candidates(List<Index<Slot>> indexes, Document query) {
        Document conditions = new Document();
        flatten(query, conditions);
        return indexes.stream()
                .filter(UniqueIndex.class::isInstance)
                .map(index -> lookUp((UniqueIndex) index, conditions, query))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Found> lookUp(UniqueIndex index, Document conditions, Document query) {
        List<Collection<?>> values = new ArrayList<>();
        long combinations = 1;
        for (String field : index.fields()) {
            Collection<?> ofField = values(conditions, field);
            if (ofField == null) {
                return Optional.empty();
            }
            values.add(ofField);
            combinations *= ofField.size();
        }
        Set<Slot> found = new LinkedHashSet<>();
        Document served = new Document();
        if (values.size() > 1 && combinations > MOST_COMBINATIONS) {
            String last = index.fields().getLast();
            served.put(last, conditions.get(last));
            values.getLast().forEach(value -> found.addAll(index.findByLastField(value)));
        } else {
            index.fields().forEach(field -> served.put(field, conditions.get(field)));
            combine(values, List.of(), combination -> {
                Slot slot = index.find(new KeyValue(combination));
                if (slot != null) {
                    found.add(slot);
                }
            });
        }
        return Optional.of(new Found(found, without(served, query)));
    }

    /** The query without the very conditions that the index has answered in full. */
    private static Document without(Document served, Document query) {
        Document rest = new Document();
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> all) {
                List<Document> parts = all.stream()
                        .map(part -> without(served, (Document) part))
                        .filter(part -> !part.isEmpty())
                        .toList();
                if (!parts.isEmpty()) {
                    rest.put(field, parts);
                }
            } else if (!served.containsKey(field) || served.get(field) != condition || !isAnsweredInFull(condition)) {
                rest.put(field, condition);
            }
        });
        return rest;
    }

    private static boolean isAnsweredInFull(Object condition) {
        return !(condition instanceof Document operators)
                || operators.isEmpty()
                || !isOperator(operators)
                || operators.size() == 1;
    }

    private static void combine(List<Collection<?>> values, List<Object> chosen, Consumer<List<Object>> each) {
        if (chosen.size() == values.size()) {
            each.accept(chosen);
            return;
        }
        for (Object value : values.get(chosen.size())) {
            List<Object> longer = new ArrayList<>(chosen);
            longer.add(value);
            combine(values, longer, each);
        }
    }

    /** The values the condition allows, or null when it allows others than it names. */
    private static @Nullable Collection<?> values(Document conditions, String field) {
        Object condition = conditions.get(field);
        if (condition instanceof Document operators && !operators.isEmpty() && isOperator(operators)) {
            if (operators.containsKey("$eq")) {
                return plain(List.of(operators.get("$eq")));
            }
            return operators.get("$in") instanceof Collection<?> in ? plain(in) : null;
        }
        return condition == null ? null : plain(List.of(condition));
    }

    private static @Nullable Collection<?> plain(Collection<?> values) {
        boolean plain = values.stream()
                .noneMatch(value -> value == null
                        || value instanceof Collection
                        || BsonRegularExpression.isRegularExpression(value));
        return plain ? values : null;
    }

    private static boolean isOperator(Document document) {
        return document.keySet().iterator().next().startsWith("$");
    }

    /** Top-level conditions, those under {@code $and} included; the first wins, the others are matched later. */
    private static void flatten(Document query, Document into) {
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> all) {
                all.forEach(part -> flatten((Document) part, into));
            } else {
                into.putIfAbsent(field, condition);
            }
        });
    }
}
