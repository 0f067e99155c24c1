package dev.hilo.stream;

import java.util.Optional;

/** Knows a family of exceptions. */
@FunctionalInterface
public interface FaultRule {

    /**
     * What this exception shows by itself, whatever caused it; empty for one that it does not know, or that shows nothing
     * without its cause.
     */
    Optional<Fault> of(Throwable failure);
}
