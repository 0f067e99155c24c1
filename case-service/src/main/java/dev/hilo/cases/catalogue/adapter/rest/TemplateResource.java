package dev.hilo.cases.catalogue.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.catalogue.adapter.form.TemplateForm;
import dev.hilo.cases.catalogue.app.EditCatalogue;
import dev.hilo.cases.catalogue.app.Shelf;
import dev.hilo.cases.catalogue.model.Template;
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

/** What must be known of a case of a service: administrators write it, everybody reads it. */
@Path("/api/v1/templates")
@RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHANNEL, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
@RunOnVirtualThread
public class TemplateResource {

    private static final String WHAT = "template";

    private final Shelf<Template> templates;
    private final EditCatalogue editing;
    private final Caller caller;

    TemplateResource(Shelf<Template> templates, EditCatalogue editing, Caller caller) {
        this.templates = templates;
        this.editing = editing;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listTemplates", summary = "All templates of the catalogue, by their ids")
    public TemplateView.All list() {
        return new TemplateView.All(
                templates.all().stream().map(TemplateView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTemplate", summary = "A template of the catalogue")
    public TemplateView one(@PathParam("id") String id) {
        return templates.find(id).map(TemplateView::of).orElseThrow(() -> Problems.notFound(WHAT, id));
    }

    /**
     * Adds a template, or replaces the one whose {@code ETag} is sent as {@code If-Match}. Cases keep what was decided about
     * them.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "putTemplate", summary = "Add or replace a template")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable TemplateForm form) {
        if (form == null) {
            throw Problems.invalid("name", "is missing: send a template");
        }
        Template template = Edits.read(() -> form.toModel(id));
        return Edits.answer(
                editing.put(template, Edits.seen(ifMatch), caller.subject()), WHAT, id, ifNoneMatch != null, done -> {
                    TemplateView view = TemplateView.of(done.entry());
                    return done.created()
                            ? Response.created(URI.create("/api/v1/templates/" + id))
                                    .entity(view)
                                    .build()
                            : Response.ok(view).build();
                });
    }

    /** Refused with 409 while a service has it. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @RequiresIfMatch
    @Operation(operationId = "deleteTemplate", summary = "Take a template out of the catalogue")
    public void delete(@PathParam("id") String id) {
        Edits.answer(editing.removeTemplate(id, caller.ifMatch()::admits), WHAT, id, false, done -> done);
    }
}
