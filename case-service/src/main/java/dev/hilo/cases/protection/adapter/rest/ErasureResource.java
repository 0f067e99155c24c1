package dev.hilo.cases.protection.adapter.rest;

import dev.hilo.cases.protection.app.Erasures;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How erasures go. */
@Path("/api/v1/erasures")
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Data protection")
@RunOnVirtualThread
public class ErasureResource {

    private final Erasures erasures;

    ErasureResource(Erasures erasures) {
        this.erasures = erasures;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getErasure", summary = "How an erasure goes")
    public ErasureView erasure(@PathParam("id") String id) {
        return erasures.find(id).map(ErasureView::of).orElseThrow(() -> Problems.notFound("erasure", id));
    }
}
