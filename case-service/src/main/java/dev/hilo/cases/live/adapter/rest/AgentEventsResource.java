package dev.hilo.cases.live.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.live.app.Watch;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happens to the cases of an agent, as it happens. */
@Path("/api/v1/agents/{agentId}/events")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Tag(name = "Live")
public class AgentEventsResource {

    private final LiveStreams streams;
    private final Caller caller;
    private final CaseAccess access;
    private final Concerned concerned;

    AgentEventsResource(LiveStreams streams, Caller caller, CaseAccess access, Concerned concerned) {
        this.streams = streams;
        this.caller = caller;
        this.access = access;
        this.concerned = concerned;
    }

    /**
     * The same as for a queue, for the cases an agent has. {@code me} is the caller; agents follow themselves, supervisors
     * anybody. Where agents see cases by queue, a case that goes to another queue has left.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events; of cases, the data of each is this JSON",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = LiveCases.class)))
    @Operation(operationId = "followAgent", summary = "Follow the cases of an agent live (server-sent events)")
    public void follow(
            @PathParam("agentId") String agentId,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServerResponse response)
            throws InterruptedException {
        String whose = agentId.equals("me") ? caller.subject() : agentId;
        if (caller.role().equals(Roles.AGENT) && !whose.equals(caller.subject())) {
            throw Problems.problem(ProblemType.FORBIDDEN).build();
        }
        concerned.everybody();
        streams.follow(new Watch.Agent(whose, access.queues().orElse(null)), lastEventId, sink, sse, response);
    }
}
