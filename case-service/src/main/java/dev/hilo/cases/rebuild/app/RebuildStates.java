package dev.hilo.cases.rebuild.app;

import java.time.Instant;
import java.util.Optional;

/** Keeps the state of the latest rebuild, for all replicas to see; one runs at a time. */
public interface RebuildStates {

    /** Begins one, unless another runs that was heard of since {@code aliveSince}. */
    boolean begin(RebuildState begun, Instant aliveSince);

    /** Writes how far it is; false when another replica has begun one meanwhile. */
    boolean save(RebuildState state);

    Optional<RebuildState> latest();
}
