package dev.hilo.routing.assignment.model;

import java.time.Instant;
import java.util.List;

/**
 * One commit of a user's context, without the facts that routing does not need.
 *
 * @param erased everything personal about the user is destroyed: nothing can be done to their cases any more
 */
public record Commit(String userId, long version, Instant at, List<CaseFact> facts, boolean erased) {

    public Commit {
        facts = List.copyOf(facts);
    }
}
