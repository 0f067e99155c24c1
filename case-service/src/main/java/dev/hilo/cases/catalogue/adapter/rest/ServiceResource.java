package dev.hilo.cases.catalogue.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.catalogue.adapter.form.ServiceForm;
import dev.hilo.cases.catalogue.app.EditCatalogue;
import dev.hilo.cases.catalogue.app.Shelf;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.RequiresIfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the desk offers: administrators write it, everybody reads it. */
@Path("/api/v1/services")
@RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHANNEL, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
@RunOnVirtualThread
public class ServiceResource {

    private static final String WHAT = "service";

    private final Shelf<Service> services;
    private final EditCatalogue editing;
    private final Caller caller;

    ServiceResource(Shelf<Service> services, EditCatalogue editing, Caller caller) {
        this.services = services;
        this.editing = editing;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listServices", summary = "All services of the catalogue, by their ids")
    public ServiceView.All list() {
        return new ServiceView.All(services.all().stream().map(ServiceView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getService", summary = "A service of the catalogue")
    public ServiceView one(@PathParam("id") String id) {
        return services.find(id).map(ServiceView::of).orElseThrow(() -> Problems.notFound(WHAT, id));
    }

    /**
     * Adds a service, or replaces the one whose {@code ETag} is sent as {@code If-Match}. Cases keep what was decided about
     * them.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "putService", summary = "Add or replace a service")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable ServiceForm form) {
        if (form == null) {
            throw Problems.invalid("name", "is missing: send a service");
        }
        Service service = Edits.read(() -> form.toModel(id));
        return Edits.answer(
                editing.put(service, Edits.seen(ifMatch), caller.subject()), WHAT, id, ifNoneMatch != null, done -> {
                    ServiceView view = ServiceView.of(done.entry());
                    return done.created()
                            ? Response.created(URI.create("/api/v1/services/" + id))
                                    .entity(view)
                                    .build()
                            : Response.ok(view).build();
                });
    }

    /** Cases about it stay as they are; what comes about it from now on goes to the usual queue. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @RequiresIfMatch
    @Operation(operationId = "deleteService", summary = "Take a service out of the catalogue")
    public void delete(@PathParam("id") String id) {
        Edits.answer(editing.removeService(id, caller.ifMatch()::admits), WHAT, id, false, done -> done);
    }
}
