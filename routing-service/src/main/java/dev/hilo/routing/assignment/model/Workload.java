package dev.hilo.routing.assignment.model;

import dev.hilo.routing.roster.model.Agent;
import java.time.Instant;
import java.util.Comparator;

/**
 * An agent and the number of cases they have or are promised.
 *
 * @param load more than the capacity where a supervisor assigned by hand
 */
public record Workload(Agent agent, int load) {

    /** Who should get the next case: the most free capacity, then the one who waited longest for one, then by id. */
    static final Comparator<Workload> NEXT = Comparator.comparingInt(Workload::free)
            .reversed()
            .thenComparing(
                    workload -> workload.agent().lastAssignedAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(workload -> workload.agent().id());

    public int free() {
        return Math.max(0, agent.capacity() - load);
    }

    public boolean hasRoom() {
        return agent.takesNewCases() && free() > 0;
    }

    Workload withOneMore(Instant at) {
        return new Workload(agent.assigned(at), load + 1);
    }
}
