package dev.hilo.analytics.cases.model;

import java.time.Instant;
import java.util.List;

/** One commit of a user's context, without the facts that reports do not need. */
public record Commit(String userId, long version, Instant at, List<CaseFact> facts) {

    public Commit {
        facts = List.copyOf(facts);
    }
}
