package dev.hilo.routing.roster.adapter.rest;

import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.TextLimits;
import dev.hilo.routing.roster.adapter.RosterChanged;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Presence;
import dev.hilo.routing.roster.model.Queues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The roster: who helps, on which queues, how much at a time, and whether they take new cases now. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Agents")
public class AgentsResource {

    private static final int LARGEST_CAPACITY = 1000;

    private final Roster roster;
    private final Queues queues;
    private final Event<RosterChanged> changed;
    private final JsonWebToken caller;

    AgentsResource(Roster roster, Queues queues, Event<RosterChanged> changed, JsonWebToken caller) {
        this.roster = roster;
        this.queues = queues;
        this.changed = changed;
        this.caller = caller;
    }

    /**
     * What a supervisor says of an agent.
     *
     * @param name for people to read; users see it too
     * @param queues names of queues they serve, at least one
     * @param skills what they can do
     * @param capacity how many cases they work on at the same time, from 0 to 1000
     */
    @Schema(name = "AgentEntry")
    public record Entry(
            @Nullable String name,
            @Nullable List<String> queues,
            @Nullable List<String> skills,
            @Nullable Integer capacity) {}

    /** @param presence {@code available}, {@code away} or {@code offline} */
    @Schema(name = "AgentPresence")
    public record PresenceEntry(@Nullable String presence) {}

    @GET
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "listAgents", summary = "The roster, by agent id")
    public List<AgentView> all() {
        return roster.all().stream().map(AgentView::of).toList();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "getAgent", summary = "One agent")
    @APIResponse(responseCode = "200", description = "The agent")
    @APIResponse(responseCode = "404", description = "No such agent")
    public AgentView one(@PathParam("id") String id) {
        return AgentView.of(roster.find(id).orElseThrow(() -> Problems.notFound("agent", id)));
    }

    /** Adds or changes an agent. Their presence stays; one who is new is offline until they or a supervisor say more. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "administrator"})
    @Operation(operationId = "putAgent", summary = "Add or change an agent")
    @APIResponse(responseCode = "200", description = "The agent as they are now")
    @APIResponse(responseCode = "400", description = "A value is missing, or a queue is not configured")
    public AgentView put(@PathParam("id") String id, @Nullable Entry entry) {
        if (TextLimits.isLonger(id, Limits.ID)) {
            throw Problems.tooLong("id", Limits.ID);
        }
        if (entry == null || entry.name() == null || entry.name().isBlank()) {
            throw Problems.invalid("name", "is missing or blank: give the agent's name");
        }
        Set<String> served = words(entry.queues());
        if (served.isEmpty()) {
            throw Problems.invalid("queues", "must name at least one queue; /api/v1/queues lists them");
        }
        served.stream()
                .filter(queue -> queues.named(queue).isEmpty())
                .findFirst()
                .ifPresent(unknown -> {
                    throw Problems.invalid("queues", "names a queue that is not configured; /api/v1/queues lists them");
                });
        Integer capacity = entry.capacity();
        if (capacity == null || capacity < 0 || capacity > LARGEST_CAPACITY) {
            throw Problems.invalid("capacity", "must be from 0 to " + LARGEST_CAPACITY);
        }
        AgentView after = AgentView.of(roster.put(id, entry.name().strip(), served, words(entry.skills()), capacity));
        changed.fire(new RosterChanged(id));
        return after;
    }

    /** Says whether an agent takes new cases. Agents say it of themselves only. */
    @PUT
    @Path("{id}/presence")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "setPresence", summary = "Say whether an agent takes new cases")
    @APIResponse(responseCode = "200", description = "The agent as they are now")
    @APIResponse(responseCode = "403", description = "An agent may change their own presence only")
    @APIResponse(responseCode = "404", description = "No such agent")
    public AgentView presence(@PathParam("id") String id, @Nullable PresenceEntry entry) {
        boolean overOthers =
                caller.getGroups().contains("supervisor") || caller.getGroups().contains("administrator");
        if (!overOthers && !id.equals(caller.getSubject())) {
            throw new ForbiddenException("An agent may change their own presence only");
        }
        String word = entry == null || entry.presence() == null ? "" : entry.presence();
        Presence presence = Presence.ofWord(word)
                .orElseThrow(() -> Problems.invalid("presence", "must be available, away or offline"));
        AgentView after =
                AgentView.of(roster.setPresence(id, presence).orElseThrow(() -> Problems.notFound("agent", id)));
        changed.fire(new RosterChanged(id));
        return after;
    }

    private static Set<String> words(@Nullable List<String> words) {
        return words == null
                ? Set.of()
                : words.stream()
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());
    }
}
