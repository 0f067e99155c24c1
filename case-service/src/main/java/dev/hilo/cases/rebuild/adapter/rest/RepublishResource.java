package dev.hilo.cases.rebuild.adapter.rest;

import dev.hilo.cases.rebuild.adapter.rest.RebuildResource.RebuildView;
import dev.hilo.cases.rebuild.app.RebuildState;
import dev.hilo.cases.rebuild.app.RepublishLog;
import dev.hilo.cases.rebuild.app.RepublishLog.Direction;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fills up the topic of the context stream from the log, or the log from the topic, while traffic goes on. */
@Path("/api/v1/republish")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
@RunOnVirtualThread
public class RepublishResource {

    private static final Logger LOG = Logger.getLogger(RepublishResource.class);

    private final RepublishLog republish;

    RepublishResource(RepublishLog republish) {
        this.republish = republish;
    }

    /**
     * Begins and answers 202 at once; 409 while it runs.
     *
     * @param direction {@code to-topic}, as without it, publishes the whole log anew in the order of versions; {@code
     *     to-log} adds to the log what is only on the topic. {@code mended} counts what was {@code published}, {@code added},
     *     and what is {@code different} in the two and was left as it is
     */
    @POST
    @APIResponse(
            responseCode = "202",
            description = "It has begun and goes on by itself",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    @Operation(operationId = "startRepublish", summary = "Fill up the topic from the log, or the log from the topic")
    public Response start(@QueryParam("direction") @Nullable String direction) {
        Direction way =
                Objects.requireNonNullElse(Params.oneOf("direction", direction, Direction.class), Direction.TO_TOPIC);
        RebuildState begun = republish
                .begin(way)
                .orElseThrow(
                        () -> Problems.problem(ProblemType.REPUBLISH_RUNNING).build());
        Thread.ofVirtual().name("republish").start(() -> run(begun, way));
        return Response.accepted(RebuildView.of(begun)).build();
    }

    private void run(RebuildState begun, Direction direction) {
        try {
            RebuildState done = republish.run(begun, direction);
            LOG.infof("Republished %d commits: %s", done.commits(), done.mended());
        } catch (RuntimeException | Error e) {
            LOG.error("Republishing broke off; start it again when the reason is gone", e);
        }
    }

    @GET
    @Operation(operationId = "getRepublish", summary = "How the latest republishing goes")
    public RebuildView latest() {
        return republish.latest().map(RebuildView::of).orElseThrow(() -> Problems.notFound("republish", "yet"));
    }
}
