package dev.hilo.kit.rest;

import org.jspecify.annotations.Nullable;

/** A page of a list; it is sent with {@code Link} headers (RFC 8288) to the pages beside it. */
public interface Paged {

    /** Cursor of the next page; null on the last. */
    @Nullable
    String next();

    /** Cursor of the page before; null on the first, and where a list is read one way only. */
    default @Nullable String previous() {
        return null;
    }
}
