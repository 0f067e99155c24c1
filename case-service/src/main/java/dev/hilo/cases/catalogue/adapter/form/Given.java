package dev.hilo.cases.catalogue.adapter.form;

import dev.hilo.cases.catalogue.model.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a form has, and says what it lacks. */
final class Given {

    private Given() {}

    static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new Unfit(new Fault(field, "is missing or blank: give it a value"));
        }
        return value.strip();
    }

    static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new Unfit(new Fault(field, "is missing: give it a value"));
        }
        return value;
    }

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    static <E extends Enum<E>> E oneOf(@Nullable String word, Class<E> kind, String field) {
        String given = text(word, field);
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> word(constant).equals(given))
                .findFirst()
                .orElseThrow(() -> new Unfit(new Fault(
                        field,
                        "must be one of "
                                + Arrays.stream(kind.getEnumConstants())
                                        .map(Given::word)
                                        .collect(Collectors.joining(", ")))));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
