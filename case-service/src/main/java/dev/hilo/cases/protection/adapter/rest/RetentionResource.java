package dev.hilo.cases.protection.adapter.rest;

import dev.hilo.cases.protection.app.ExpireCases;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long cases are kept after they are over. */
@Path("/api/v1/retention")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Data protection")
@RunOnVirtualThread
public class RetentionResource {

    private final ExpireCases expire;

    RetentionResource(ExpireCases expire) {
        this.expire = expire;
    }

    /** @param cases those that are expired, or would be; the longest over first */
    public record RetentionView(boolean dryRun, List<ExpireCases.Due> cases) {}

    /** Expires cases that are over for longer than their service keeps them; with {@code dryRun} only tells which. */
    @POST
    @Path("/run")
    @Operation(operationId = "runRetention", summary = "Expire cases by the retention rules")
    public RetentionView run(
            @QueryParam("dryRun") @DefaultValue("true") boolean dryRun,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        int most = Params.limit(limit);
        return new RetentionView(dryRun, dryRun ? expire.due(most) : expire.run(most));
    }
}
