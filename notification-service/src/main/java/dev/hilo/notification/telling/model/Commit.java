package dev.hilo.notification.telling.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One commit of a user's context; a fact's position in {@code facts} is its position on the context stream.
 *
 * @param place where it stands on the stream; null where that does not matter
 */
public record Commit(
        String userId,
        long version,
        Instant at,
        List<Fact> facts,
        @Nullable Place place) {

    public Commit {
        facts = List.copyOf(facts);
    }

    public Commit(String userId, long version, Instant at, List<Fact> facts) {
        this(userId, version, at, facts, null);
    }

    public Commit standingAt(Place known) {
        return new Commit(userId, version, at, facts, known);
    }

    /** Where a record stands: it can be read again. */
    public record Place(int partition, long offset) {}
}
