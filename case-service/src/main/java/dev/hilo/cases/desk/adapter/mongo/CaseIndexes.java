package dev.hilo.cases.desk.adapter.mongo;

import com.mongodb.client.model.Sorts;
import dev.hilo.cases.desk.app.CaseList.Field;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.kit.MongoIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that serve the list of cases, after MongoDB's rule: first what must be equal, then what is sorted by. The
 * status stands among what must be equal; a list of several or all of them is merged from one run of the index each.
 */
final class CaseIndexes {

    static final String STATUS = "status";

    /** Names of the filters' fields in a row. */
    static final Map<Field, String> FIELDS =
            Map.of(Field.QUEUE, "queue", Field.AGENT, "agentId", Field.USER, "user", Field.PARENT, "parent");

    /** @param ascending which way it goes */
    record Key(String field, boolean ascending) {}

    private CaseIndexes() {}

    static List<Key> sort(Order order) {
        return switch (order) {
            case OPENED -> List.of(new Key("openedAt", false), new Key("_id", false));
            case UPDATED -> List.of(new Key("updatedAt", false), new Key("_id", false));
            case PRIORITY -> List.of(new Key("priority", true), new Key("openedAt", true), new Key("_id", true));
        };
    }

    /** Every index that the list needs. */
    static List<MongoIndex> declared() {
        List<MongoIndex> all = new ArrayList<>();
        for (Field field : Field.values()) {
            for (Order order : Order.values()) {
                if (field.orders().contains(order)) {
                    all.add(index(FIELDS.get(field), order));
                }
            }
        }
        return all;
    }

    static Bson sorting(Order order) {
        return Sorts.orderBy(sort(order).stream()
                .map(key -> key.ascending() ? Sorts.ascending(key.field()) : Sorts.descending(key.field()))
                .toList());
    }

    private static MongoIndex index(@Nullable String filter, Order order) {
        List<String> fields = new ArrayList<>();
        if (filter != null) {
            fields.add(filter);
        }
        fields.add(STATUS);
        sort(order).forEach(key -> fields.add((key.ascending() ? "" : "-") + key.field()));
        return MongoIndex.on("cases", fields.toArray(String[]::new));
    }
}
