package dev.hilo.cases.live.app;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A commit that says something about cases, at its place in the stream.
 *
 * @param cases at least one
 */
public record Change(int partition, long offset, String userId, long version, Instant at, List<Touched> cases) {

    /**
     * A case it is about.
     *
     * @param kinds of the facts about it, in order
     * @param opened it did not exist before
     * @param stated the places that the facts themselves name
     */
    public record Touched(String caseId, List<String> kinds, boolean opened, Set<Place> stated) {

        /** Whether it may have come from another place. */
        boolean moved() {
            return !opened && !stated.isEmpty();
        }
    }
}
