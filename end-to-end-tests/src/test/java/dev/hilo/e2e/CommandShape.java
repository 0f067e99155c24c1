package dev.hilo.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the shapes of {@code docs/mongodb-commands.md}: {@code {$and:[{user},{at:{$lt}}]}}. */
final class CommandShape {

    private final String text;
    private int at;

    private CommandShape(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The document behind {@code name=} in a command's shape, or nothing when the command has none. */
    static @Nullable Map<String, @Nullable Object> part(String shape, String name) {
        int begin = shape.indexOf(name);
        return begin < 0 ? null : new CommandShape(shape, begin + name.length()).document();
    }

    /** Fields that must have one value, or one of a list, for every document that is found. */
    static Set<String> equal(Map<String, @Nullable Object> filter) {
        Set<String> fields = new LinkedHashSet<>();
        collect(filter, fields, true);
        return fields;
    }

    /** Those, and fields of which there is a range. */
    static Set<String> bounded(Map<String, @Nullable Object> filter) {
        Set<String> fields = new LinkedHashSet<>();
        collect(filter, fields, false);
        return fields;
    }

    private static void collect(Map<String, @Nullable Object> filter, Set<String> fields, boolean onlyEqual) {
        filter.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof List<?> parts) {
                for (Object part : parts) {
                    collect(asDocument(part), fields, onlyEqual);
                }
            } else if (!field.startsWith("$")) {
                Set<String> operators =
                        value instanceof Map<?, ?> ? asDocument(value).keySet() : Set.of();
                boolean plain = operators.stream().noneMatch(operator -> operator.startsWith("$"));
                if (plain
                        || operators.contains("$in")
                        || !onlyEqual
                                && Set.of("$lt", "$lte", "$gt", "$gte", "$exists")
                                        .containsAll(operators)) {
                    fields.add(field);
                }
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asDocument(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        at++;
        while (text.charAt(at) != '}') {
            int begin = at;
            while (",:}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String field = text.substring(begin, at);
            fields.put(field, text.charAt(at) == ':' ? value() : null);
            skipComma();
        }
        at++;
        return fields;
    }

    private Object value() {
        at++;
        if (text.charAt(at) == '{') {
            return document();
        }
        if (text.charAt(at) != '[') {
            int begin = at;
            while (",}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at);
        }
        List<Object> elements = new ArrayList<>();
        at++;
        while (text.charAt(at) != ']') {
            elements.add(document());
            skipComma();
        }
        at++;
        return elements;
    }

    private void skipComma() {
        if (text.charAt(at) == ',') {
            at++;
        }
    }
}
