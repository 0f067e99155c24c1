package dev.hilo.routing.assignment.adapter.rest;

import dev.hilo.routing.assignment.model.Status;
import dev.hilo.routing.assignment.model.Workload;
import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Queue;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A queue now.
 *
 * @param skills what its agents must have
 * @param waiting cases that nobody has
 * @param reserved cases promised to an agent and not confirmed yet
 * @param assigned cases that an agent works on
 * @param paused cases that wait for their user or for something else; nobody's load
 * @param agents who serves it
 */
@Schema(name = "Queue")
public record QueueView(
        String name,
        String title,
        List<String> skills,
        int waiting,
        int reserved,
        int assigned,
        int paused,
        List<Server> agents) {

    /**
     * An agent who serves the queue.
     *
     * @param load cases they have or are promised, of all queues
     * @param free how many more they can take
     */
    @Schema(name = "QueueAgent")
    public record Server(String id, String name, String presence, int capacity, int load, int free) {}

    static QueueView of(Queue queue, Map<Status, Integer> counts, List<Agent> agents, Map<String, Integer> loads) {
        return new QueueView(
                queue.name(),
                queue.title(),
                queue.skills().stream().sorted().toList(),
                counts.getOrDefault(Status.WAITING, 0),
                counts.getOrDefault(Status.RESERVED, 0),
                counts.getOrDefault(Status.ASSIGNED, 0),
                counts.getOrDefault(Status.PAUSED, 0),
                agents.stream()
                        .filter(queue::isServedBy)
                        .map(agent -> server(new Workload(agent, loads.getOrDefault(agent.id(), 0))))
                        .toList());
    }

    private static Server server(Workload workload) {
        Agent agent = workload.agent();
        return new Server(
                agent.id(), agent.name(), agent.presence().word(), agent.capacity(), workload.load(), workload.free());
    }
}
