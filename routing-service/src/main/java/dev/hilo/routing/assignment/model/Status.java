package dev.hilo.routing.assignment.model;

import java.util.Locale;

/** Where a case stands, as far as routing goes. */
public enum Status {
    /** Nobody works on it. */
    WAITING,
    /** Promised to an agent; counts towards their load until the context says so or the promise lapses. */
    RESERVED,
    /** An agent works on it; counts towards their load. */
    ASSIGNED,
    /** It waits for the user or for something else, with an agent or without; nobody's load. */
    PAUSED,
    /** Nobody needs to work on it. */
    DONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
