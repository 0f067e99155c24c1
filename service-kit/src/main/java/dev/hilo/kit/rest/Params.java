package dev.hilo.kit.rest;

import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a request says; what cannot be read is a problem that names the parameter and the remedy. */
public final class Params {

    /** The longest page. */
    public static final int MOST = 200;

    private Params() {}

    /** What to sort by. Written {@code openedAt} or, descending, {@code -openedAt}. */
    public record Sort(String field, boolean descending) {}

    public static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw Problems.invalid(name, "is missing or blank: give it a value");
        }
        return value;
    }

    /** The length of a page: from 1 to {@value #MOST}. */
    public static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw Problems.invalid("limit", "must be from 1 to " + MOST);
        }
        return asked;
    }

    /** A constant by its word, which is its name in lower case with hyphens; null stays null. */
    public static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String word, Class<E> kind) {
        if (word == null) {
            return null;
        }
        List<E> all = Arrays.asList(kind.getEnumConstants());
        return all.stream()
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        name, "must be one of " + all.stream().map(Params::word).collect(Collectors.joining(", "))));
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A time in UTC that somebody can mean; null stays null. */
    public static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant time;
        try {
            time = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problems.invalid(name, "must be a time in UTC like 2026-11-01T00:00:00Z");
        }
        if (!Limits.isBelievable(time)) {
            throw Problems.unbelievable(name);
        }
        return time;
    }

    /** An order among those allowed, each as it may be asked for; the first when none is asked for. */
    public static Sort sort(@Nullable String asked, List<String> allowed) {
        String order = asked == null ? allowed.getFirst() : asked;
        if (!allowed.contains(order)) {
            throw Problems.invalid("sort", "must be one of " + String.join(", ", allowed));
        }
        return order.startsWith("-") ? new Sort(order.substring(1), true) : new Sort(order, false);
    }
}
