package dev.hilo.cases.protection.app;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an erasure stands. It names nobody: users are random ids.
 *
 * @param traces what is to be forgotten, until it is
 * @param carriers positions up to which topics must be cut off
 * @param problem why it is not done yet, after the latest try
 */
public record Erasure(
        String id,
        String userId,
        String actor,
        @Nullable String reason,
        Instant requestedAt,
        State state,
        @Nullable Instant finishedAt,
        @Nullable Traces traces,
        Carriers carriers,
        @Nullable String problem) {

    /** How far it is. */
    public enum State {
        /** Asked for; the person is still there. */
        REQUESTED,
        /** The person is erased from the log; the other places follow. */
        ERASED,
        /** The keys are destroyed; topics wait for their readers. */
        DESTROYED,
        /** Nothing is left. */
        DONE
    }

    /** Positions in topics, written {@code topic/partition=offset}. */
    public record Carriers(Set<String> positions) {
        static final Carriers NONE = new Carriers(Set.of());
    }

    static Erasure requested(String id, String userId, String actor, @Nullable String reason, Instant at) {
        return new Erasure(id, userId, actor, reason, at, State.REQUESTED, null, null, Carriers.NONE, null);
    }

    Erasure finding(Traces found) {
        return new Erasure(id, userId, actor, reason, requestedAt, State.REQUESTED, null, found, carriers, null);
    }

    Erasure erased() {
        return new Erasure(id, userId, actor, reason, requestedAt, State.ERASED, null, traces, carriers, null);
    }

    Erasure destroyed(Carriers left) {
        return new Erasure(id, userId, actor, reason, requestedAt, State.DESTROYED, null, null, left, null);
    }

    Erasure done(Instant at) {
        return new Erasure(id, userId, actor, reason, requestedAt, State.DONE, at, null, Carriers.NONE, null);
    }

    Erasure held(String why) {
        return new Erasure(id, userId, actor, reason, requestedAt, state, null, traces, carriers, why);
    }

    Optional<Traces> left() {
        return Optional.ofNullable(traces);
    }
}
