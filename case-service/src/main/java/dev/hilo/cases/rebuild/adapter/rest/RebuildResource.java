package dev.hilo.cases.rebuild.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.rebuild.app.RebuildProjections;
import dev.hilo.cases.rebuild.app.RebuildState;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Builds all projections anew from the log, while traffic goes on. */
@Path("/api/v1/rebuild")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
@RunOnVirtualThread
public class RebuildResource {

    private static final Logger LOG = Logger.getLogger(RebuildResource.class);

    private final RebuildProjections rebuild;

    RebuildResource(RebuildProjections rebuild) {
        this.rebuild = rebuild;
    }

    /**
     * How the latest rebuild goes.
     *
     * @param status {@code running}, {@code done} or {@code failed}
     * @param heartbeat when it was last heard of; one that runs is heard of every second
     * @param commits folded so far, of about {@code expected}
     * @param mended documents that were other than the log says, by projection
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RebuildView(
            String status,
            Instant startedAt,
            Instant heartbeat,
            @Nullable Instant finishedAt,
            long users,
            long commits,
            long expected,
            Map<String, Long> mended,
            @Nullable String error) {

        static RebuildView of(RebuildState state) {
            return new RebuildView(
                    Params.word(state.status()),
                    state.startedAt(),
                    state.heartbeat(),
                    state.finishedAt(),
                    state.users(),
                    state.commits(),
                    state.expected(),
                    state.mended(),
                    state.error());
        }
    }

    /** Begins one and answers 202 at once; 409 while one runs. */
    @POST
    @APIResponse(
            responseCode = "202",
            description = "It has begun and goes on by itself",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    @Operation(operationId = "startRebuild", summary = "Build all projections anew from the log")
    public Response start() {
        RebuildState begun = rebuild.begin()
                .orElseThrow(() -> Problems.problem(ProblemType.REBUILD_RUNNING).build());
        Thread.ofVirtual().name("rebuild").start(() -> run(begun));
        return Response.accepted(RebuildView.of(begun)).build();
    }

    private void run(RebuildState begun) {
        try {
            RebuildState done = rebuild.run(begun);
            LOG.infof("Rebuilt %d users, %d commits; mended %s", done.users(), done.commits(), done.mended());
        } catch (RuntimeException | Error e) {
            LOG.error("The rebuild broke off; start it again when the reason is gone", e);
        }
    }

    @GET
    @Operation(operationId = "getRebuild", summary = "How the latest rebuild goes")
    public RebuildView latest() {
        return rebuild.latest().map(RebuildView::of).orElseThrow(() -> Problems.notFound("rebuild", "yet"));
    }
}
