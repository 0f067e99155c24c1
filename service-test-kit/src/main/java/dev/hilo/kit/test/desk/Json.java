package dev.hilo.kit.test.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects as maps, so that what a later version of the contract adds changes nothing here. */
final class Json {

    private Json() {}

    /** Names and values in turn; a name whose value is null is left out. */
    static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                object.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return object;
    }

    static Map<String, Object> fact(String name, @Nullable Object... namesAndValues) {
        Map<String, Object> fact = new LinkedHashMap<>(Map.of("fact", name));
        fact.putAll(object(namesAndValues));
        return fact;
    }
}
