package dev.hilo.routing.roster.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.routing.roster.model.Agent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agent on the roster.
 *
 * @param id {@code sub} of the agent's token
 * @param capacity how many cases they work on at the same time
 * @param presence {@code available}, {@code away} or {@code offline}
 * @param lastAssignedAt when routing last gave them a case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Agent")
public record AgentView(
        String id,
        String name,
        List<String> queues,
        List<String> skills,
        int capacity,
        String presence,
        @Nullable Instant lastAssignedAt) {

    static AgentView of(Agent agent) {
        return new AgentView(
                agent.id(),
                agent.name(),
                agent.queues().stream().sorted().toList(),
                agent.skills().stream().sorted().toList(),
                agent.capacity(),
                agent.presence().word(),
                agent.lastAssignedAt());
    }
}
