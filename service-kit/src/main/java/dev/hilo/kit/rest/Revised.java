package dev.hilo.kit.rest;

/**
 * An answer that has a revision. It is sent with the strong {@code ETag} {@code "<revision>"}, and not at all when the
 * caller's {@code If-None-Match} says they have it (304).
 */
public interface Revised {

    /** Grows with every change of what is shown. */
    long revision();
}
