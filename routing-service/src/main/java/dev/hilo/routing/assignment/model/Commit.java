package dev.hilo.routing.assignment.model;

import java.time.Instant;
import java.util.List;

/** One commit of a user's context, without the facts that routing does not need. */
public record Commit(String userId, long version, Instant at, List<CaseFact> facts) {

    public Commit {
        facts = List.copyOf(facts);
    }
}
