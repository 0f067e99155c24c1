package dev.hilo.cases.live.adapter.rest;

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

/** What happens to the cases of a queue, as it happens. */
@Path("/api/v1/queues/{queue}/events")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Tag(name = "Live")
public class QueueEventsResource {

    private final LiveStreams streams;
    private final CaseAccess access;
    private final Concerned concerned;

    QueueEventsResource(LiveStreams streams, CaseAccess access, Concerned concerned) {
        this.streams = streams;
        this.access = access;
        this.concerned = concerned;
    }

    /**
     * Server-sent events, one a commit: {@code event: cases}, {@code data:} a {@link LiveCases}. A case that left the
     * queue is told with {@code left}. With {@code Last-Event-ID} the stream goes on after that event, on any replica,
     * without gap or double; without, it begins with what comes next. {@code event: reset} says that what lay between
     * can no longer be told: load the list anew. A comment every 15 s keeps the line open; who reads too slowly for 10 s
     * is disconnected and may resume.
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
    @Operation(operationId = "followQueue", summary = "Follow the cases of a queue live (server-sent events)")
    public void follow(
            @PathParam("queue") String queue,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServerResponse response)
            throws InterruptedException {
        if (!access.sees(queue)) {
            throw Problems.problem(ProblemType.FORBIDDEN).build();
        }
        concerned.everybody();
        streams.follow(new Watch.Queue(queue), lastEventId, sink, sse, response);
    }
}
