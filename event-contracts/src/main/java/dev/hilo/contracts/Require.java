package dev.hilo.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that record constructors share. Jackson hands over null for whatever the JSON lacks. */
final class Require {

    private Require() {}

    static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new ContractViolation(field, "is missing or blank: give it a value");
        }
        return value;
    }

    static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new ContractViolation(field, "is missing: give it a value");
        }
        return value;
    }

    static <T> List<T> listOrEmpty(@Nullable List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }

    static <T> List<T> notEmpty(@Nullable List<T> value, String field) {
        if (value == null || value.isEmpty()) {
            throw new ContractViolation(field, "is missing or empty: give it at least one element");
        }
        return List.copyOf(value);
    }

    static long positive(long value, String field) {
        if (value < 1) {
            throw new ContractViolation(field, "must be 1 or more");
        }
        return value;
    }

    static int between(int value, int low, int high, String field) {
        if (value < low || value > high) {
            throw new ContractViolation(field, "must be from " + low + " to " + high);
        }
        return value;
    }

    /** {@code scheme:rest}, the scheme in lower case: {@code mailto:ana@corp.com}, {@code tel:+34600000000}. */
    static String identity(@Nullable String value, String field) {
        String identity = text(value, field);
        int colon = identity.indexOf(':');
        if (colon < 1
                || colon == identity.length() - 1
                || !identity.substring(0, colon).matches("[a-z][a-z0-9+.-]*")) {
            throw new ContractViolation(
                    field, "must be a channel identity like mailto:ana@corp.com, tel:+34600000000 or chat:4711");
        }
        return identity;
    }
}
