package dev.hilo.routing.assignment.model;

import java.util.Locale;

/** Where a case stands, as far as routing goes. */
public enum Status {
    /** Nobody works on it. */
    WAITING,
    /** Promised to an agent; counts towards their load until the context says so or the promise lapses. */
    RESERVED,
    /** An agent works on it. */
    ASSIGNED,
    /** Nobody needs to. */
    RESOLVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
