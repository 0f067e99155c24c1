package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Occurrence;
import java.util.Optional;

/** What webhooks read. */
public interface Bodies {

    /** The body for an occurrence, the same each time unless something was erased since; empty when it is gone. */
    Optional<byte[]> of(Occurrence occurrence);
}
