package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.model.Asking;
import dev.hilo.cases.context.model.Classifying;
import dev.hilo.cases.context.model.Classifying.Classification;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.context.model.Phrases;
import dev.hilo.cases.context.model.PriorityMatrix;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a case is about, by the catalogue, and what its template must know. */
@Path("/api/v1/cases/{caseId}")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class CaseFormResource {

    private final CaseDoor door;
    private final CurrentCatalogue catalogue;
    private final Phrases phrases;
    private final PriorityMatrix matrix;
    private final Caller caller;

    CaseFormResource(CaseDoor door, CurrentCatalogue catalogue, Phrases phrases, PriorityMatrix matrix, Caller caller) {
        this.door = door;
        this.catalogue = catalogue;
        this.phrases = phrases;
        this.matrix = matrix;
        this.caller = caller;
    }

    /**
     * What it is about.
     *
     * @param service of the catalogue
     * @param category one of the service's
     * @param template the service's own when absent
     */
    public record NewClassification(
            @Size(max = Limits.ID) @Nullable String service,
            @Size(max = Limits.ID) @Nullable String category,
            @Size(max = Limits.ID) @Nullable String template) {}

    /**
     * Says which service the case is about. Its template counts from now on, and what is missing is asked for. A case that
     * nobody has goes to the service's queue.
     */
    @POST
    @Path("/classify")
    @Operation(operationId = "classifyCase", summary = "Say which service the case is about")
    public CaseView classify(@PathParam("caseId") String caseId, @Nullable NewClassification as) {
        Classification wanted = new Classification(
                Params.required(as == null ? null : as.service(), "service"),
                as == null ? null : as.category(),
                as == null ? null : as.template());
        Asking asking = asking();
        String cause = door.cause("classify", caseId);
        return door.act(
                caseId,
                Lifecycle.CHANGE,
                cause,
                (context, numbers) ->
                        Classifying.classify(context, caseId, wanted, asking, matrix, caller.subject(), cause));
    }

    /** Sets the fields that are named, by the template of the case; others stay as they are. They are asked no more. */
    @PUT
    @Path("/fields")
    @Operation(operationId = "putFields", summary = "Set fields of the case's template")
    public CaseView fields(@PathParam("caseId") String caseId, @Nullable Map<String, @Nullable String> values) {
        Map<String, String> given = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((name, value) -> given.put(name, Params.required(value, name)));
        }
        if (given.isEmpty()) {
            throw Problems.invalid("fields", "must be one or more: {\"device\": \"laptop\"}");
        }
        Asking asking = asking();
        return door.act(
                caseId,
                Lifecycle.CHANGE,
                (context, numbers) -> asking.provide(context, caseId, given, caller.subject()));
    }

    private Asking asking() {
        return new Asking(catalogue.get(), phrases);
    }
}
