package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Fields that a command must have. */
final class Fields {
    private static final int BAD_VALUE = 2;

    private Fields() {}

    static <T> T required(Document document, String field, Class<T> type) {
        Object value = document.get(field);
        if (!type.isInstance(value)) {
            throw new MongoServerError(BAD_VALUE, "BadValue", "'" + field + "' is missing or of a wrong type");
        }
        return type.cast(value);
    }
}
