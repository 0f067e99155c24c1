package dev.hilo.cases.me.adapter.rest;

import dev.hilo.cases.context.adapter.rest.TimelinePage;
import dev.hilo.cases.context.adapter.rest.Timelines;
import dev.hilo.cases.context.model.Context;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people who ask for help see of themselves, and nobody else's. What agents note for each other is not for them. */
@Path("/api/v1/me")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RunOnVirtualThread
public class MeResource {

    private final Self self;
    private final Timelines timelines;

    MeResource(Self self, Timelines timelines) {
        this.self = self;
        this.timelines = timelines;
    }

    /** Identities, profile and remembered cases, as of the last commit. */
    @GET
    @Path("/context")
    @Operation(operationId = "getMyContext", summary = "What is known about you")
    public MyContextView context() {
        return MyContextView.of(self.context());
    }

    /** What was said and done, in order; without a cursor the latest page. */
    @GET
    @Path("/timeline")
    @Operation(operationId = "getMyTimeline", summary = "A page of your timeline, oldest entry first")
    public TimelinePage timeline(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        Context own = self.context();
        return timelines.page(own, cursor, limit, entry -> entry.isFor(own)).forUser();
    }
}
