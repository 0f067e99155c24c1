package dev.hilo.routing.roster.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who helps.
 *
 * @param id {@code sub} of the agent's token
 * @param capacity how many cases they work on at the same time
 * @param lastAssignedAt when routing last gave them a case
 * @param turns how often routing gave them a case; two that decide at once see by it that they did
 */
public record Agent(
        String id,
        String name,
        Set<String> queues,
        Set<String> skills,
        int capacity,
        Presence presence,
        @Nullable Instant lastAssignedAt,
        long turns) {

    public Agent {
        queues = Set.copyOf(queues);
        skills = Set.copyOf(skills);
    }

    /** Somebody who has not been given any case yet. */
    public static Agent newcomer(
            String id, String name, Set<String> queues, Set<String> skills, int capacity, Presence presence) {
        return new Agent(id, name, queues, skills, capacity, presence, null, 0);
    }

    public boolean isAtWork() {
        return presence != Presence.OFFLINE;
    }

    public boolean takesNewCases() {
        return presence == Presence.AVAILABLE;
    }

    /** The same agent, given one more case. */
    public Agent assigned(Instant at) {
        return new Agent(id, name, queues, skills, capacity, presence, at, turns + 1);
    }
}
