package dev.hilo.analytics.cases.model;

import java.util.Locale;

/** Where a case stands, as far as figures tell it apart. */
public enum Status {
    /** Somebody has something to do, or waits. */
    OPEN,
    /** The need is met, says an agent. */
    RESOLVED,
    /** Over for good. */
    CLOSED,
    /** Given up before it was resolved. */
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
