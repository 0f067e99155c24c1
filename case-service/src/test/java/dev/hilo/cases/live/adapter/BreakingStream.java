package dev.hilo.cases.live.adapter;

import dev.hilo.cases.context.adapter.rest.LiveLines;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A stream, for tests, that fails after so many events. */
@Path("/test/breaking-stream")
@RolesAllowed("agent")
public class BreakingStream {

    static final String FAILURE = "the test breaks the stream";

    private final LiveLines lines;

    BreakingStream(LiveLines lines) {
        this.lines = lines;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public void follow(
            @QueryParam("after") @DefaultValue("0") int after,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServerResponse response)
            throws InterruptedException {
        lines.follow(sink, sse, response, line -> {
            for (int i = 0; i < after; i++) {
                line.event("told", Integer.toString(i), Map.of("n", i));
            }
            throw new IllegalStateException(FAILURE);
        });
    }
}
