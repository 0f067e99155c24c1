package dev.hilo.notification.telling.model;

import java.time.Instant;
import java.util.List;

/** One commit of a user's context; a fact's position in {@code facts} is its position on the context stream. */
public record Commit(String userId, long version, Instant at, List<Fact> facts) {

    public Commit {
        facts = List.copyOf(facts);
    }
}
