package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.adapter.rest.CaseTimelinePage;
import dev.hilo.cases.context.adapter.rest.CaseTimelines;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.CaseChanges;
import dev.hilo.cases.context.model.CaseTies;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.context.model.PriorityMatrix;
import dev.hilo.cases.context.model.Why;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.desk.app.Families;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import dev.hilo.kit.rest.RequiresIfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Cases: read them, say better what they are about. Every POST takes an {@code Idempotency-Key}: the
 * same key from the same person is done once, and answered the same for 24 hours. With {@code If-Match} a write rests on
 * the state that its sender has read.
 */
@Path("/api/v1/cases")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class CaseResource {

    private final Families families;
    private final PriorityMatrix matrix;
    private final DetailsByCatalogue details;
    private final CaseTimelines timelines;
    private final ContextLog log;
    private final CaseDoor door;
    private final CaseAccess access;
    private final Caller caller;
    private final Concerned concerned;

    CaseResource(
            Families families,
            PriorityMatrix matrix,
            DetailsByCatalogue details,
            CaseTimelines timelines,
            ContextLog log,
            CaseDoor door,
            CaseAccess access,
            Caller caller,
            Concerned concerned) {
        this.families = families;
        this.matrix = matrix;
        this.details = details;
        this.timelines = timelines;
        this.log = log;
        this.door = door;
        this.access = access;
        this.caller = caller;
        this.concerned = concerned;
    }

    @GET
    @Path("/{caseId}")
    @Operation(operationId = "getCase", summary = "One case, as of now")
    public CaseView one(@PathParam("caseId") String caseId) {
        return door.view(caseId);
    }

    /** The cases that are parts of it, newest first, whoever's they are. */
    @GET
    @Path("/{caseId}/children")
    @Operation(operationId = "listChildren", summary = "A page of the cases that are parts of this one")
    public CasePage children(
            @PathParam("caseId") String caseId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        door.existing(caseId);
        List<Row> rows = families.children(
                caseId, access.queues().orElse(null), Cursors.read(cursor, After.class), Params.limit(limit) + 1);
        CasePage page = CasePage.of(rows, Order.OPENED, limit);
        page.items().forEach(one -> concerned.caseOf(one.userId(), one.id()));
        return page;
    }

    /**
     * What happened to it, in order: the latest page without a cursor, older ones by {@code next}. It has what was said and
     * done to cases that were merged into it, too.
     */
    @GET
    @Path("/{caseId}/timeline")
    @Operation(operationId = "getCaseTimeline", summary = "A page of what happened to the case, oldest entry first")
    public CaseTimelinePage timeline(
            @PathParam("caseId") String caseId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Row row = door.existing(caseId);
        return timelines.page(log.latest(row.userId()), row.content(), row.version(), cursor, limit, entry -> true);
    }

    /**
     * A merge patch (RFC 7396): what is absent stays, null takes a service, category or parent away. Where the desk has a
     * catalogue, service and category are of it; the service's queue, priority and template come with it. {@code priority} is
     * given to set it against the matrix of impact and urgency, and takes {@code priorityReason}. {@code major} is for
     * supervisors.
     */
    @PATCH
    @Path("/{caseId}")
    @RequiresIfMatch
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeCase", summary = "Say better what it is about, how urgent it is, whose part it is")
    public CaseView change(
            @PathParam("caseId") String caseId,
            @RequestBody(content = @Content(schema = @Schema(implementation = CasePatch.Fields.class))) byte[] body) {
        CasePatch patch = CasePatch.read(body);
        if (patch.major() != null && !caller.is(Roles.SUPERVISOR) && !caller.is(Roles.ADMINISTRATOR)) {
            throw Problems.problem(ProblemType.FORBIDDEN).build();
        }
        if (patch.parent() != null) {
            families.unfit(caseId, patch.parent()).ifPresent(unfit -> {
                throw Problems.invalid(unfit.field(), unfit.remedy());
            });
        }
        String actor = caller.subject();
        String cause = door.cause(Lifecycle.CHANGE, caseId);
        return door.act(caseId, Lifecycle.CHANGE, cause, (context, numbers) -> {
            List<Decision> decisions = new ArrayList<>();
            decisions.add(details.decide(context, caseId, patch.details(), actor, cause));
            if (patch.isAboutUrgency()) {
                decisions.add(CaseChanges.prioritise(context, caseId, patch.urgency(), matrix, actor));
            }
            if (patch.major() != null) {
                decisions.add(CaseChanges.major(context, caseId, patch.major(), Why.of(actor, patch.majorReason())));
            }
            if (patch.isAboutParent()) {
                decisions.add(CaseTies.parent(context, caseId, patch.parent(), actor));
            }
            return CaseChanges.together(decisions);
        });
    }
}
