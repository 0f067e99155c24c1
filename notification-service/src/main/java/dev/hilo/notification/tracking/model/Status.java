package dev.hilo.notification.tracking.model;

import java.util.Locale;

/**
 * How far a delivery has come, in the order in which one status says more than another: that a message was seen
 * outweighs a report that it failed, whichever came first.
 */
public enum Status {
    /** Receipts came before the request was noted. */
    UNKNOWN,
    /** Asked of the channel. */
    REQUESTED,
    /** No way to the user is known; nothing was asked of any channel. */
    UNREACHABLE,
    /** The desk does not answer this by itself; nothing was asked of any channel. */
    WITHHELD,
    /** The channel reported something that this version has no word for. */
    OTHER,
    SENT,
    FAILED,
    DELIVERED,
    READ;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
