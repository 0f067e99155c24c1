package dev.hilo.cases.context.adapter.rest;

import dev.hilo.kit.Problems;
import org.jspecify.annotations.Nullable;

/** A place in a timeline: a version and which way to go from it. Written {@code n12} or {@code p11}; opaque to clients. */
record Cursor(boolean forward, long version) {

    static Cursor parse(@Nullable String text, long end) {
        if (text == null) {
            return new Cursor(false, end);
        }
        if (!text.matches("[np]\\d{1,18}")) {
            throw Problems.invalid("cursor", "must be one that an earlier page gave as next or previous");
        }
        long version = Long.parseLong(text.substring(1));
        return text.charAt(0) == 'n'
                ? new Cursor(true, Math.max(1, version))
                : new Cursor(false, Math.min(version, end));
    }

    static String next(long version) {
        return "n" + version;
    }

    static @Nullable String previous(long version) {
        return version < 1 ? null : "p" + version;
    }
}
