package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.model.CaseTies;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.kit.Roles;
import dev.hilo.stream.Traces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What and who else a case has to do with: tags, agents who follow it, other cases. To repeat a request is harmless. */
@Path("/api/v1/cases/{caseId}")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ties of a case")
@RunOnVirtualThread
public class CaseTiesResource {

    private final CaseDoor door;
    private final ActOnCase acting;
    private final Caller caller;

    CaseTiesResource(CaseDoor door, ActOnCase acting, Caller caller) {
        this.door = door;
        this.acting = acting;
        this.caller = caller;
    }

    /** Lower case, hyphens for spaces; 50 characters and 30 tags at the most. */
    @PUT
    @Path("/tags/{tag}")
    @Operation(operationId = "tagCase", summary = "Tag the case")
    public CaseView tag(@PathParam("caseId") String caseId, @PathParam("tag") String tag) {
        String actor = caller.subject();
        return door.act(caseId, Lifecycle.CHANGE, (context, numbers) -> CaseTies.tag(context, caseId, tag, actor));
    }

    @DELETE
    @Path("/tags/{tag}")
    @Operation(operationId = "untagCase", summary = "Take a tag from the case")
    public CaseView untag(@PathParam("caseId") String caseId, @PathParam("tag") String tag) {
        String actor = caller.subject();
        return door.act(caseId, Lifecycle.CHANGE, (context, numbers) -> CaseTies.untag(context, caseId, tag, actor));
    }

    /** Lets an agent, oneself or another, follow the case. */
    @PUT
    @Path("/watchers/{agentId}")
    @Operation(operationId = "watchCase", summary = "Let an agent follow the case")
    public CaseView watch(@PathParam("caseId") String caseId, @PathParam("agentId") String agentId) {
        String actor = caller.subject();
        return door.act(
                caseId, Lifecycle.CHANGE, (context, numbers) -> CaseTies.watch(context, caseId, agentId, actor));
    }

    @DELETE
    @Path("/watchers/{agentId}")
    @Operation(operationId = "unwatchCase", summary = "Follow the case no longer")
    public CaseView unwatch(@PathParam("caseId") String caseId, @PathParam("agentId") String agentId) {
        String actor = caller.subject();
        return door.act(
                caseId, Lifecycle.CHANGE, (context, numbers) -> CaseTies.unwatch(context, caseId, agentId, actor));
    }

    /** Says that two cases have to do with each other; both say so from then on. */
    @PUT
    @Path("/related/{otherId}")
    @Operation(operationId = "relateCase", summary = "Relate the case to another")
    public CaseView relate(@PathParam("caseId") String caseId, @PathParam("otherId") String otherId) {
        Row other = door.existing(otherId);
        String actor = caller.subject();
        CaseView view = door.act(
                caseId, Lifecycle.CHANGE, (context, numbers) -> CaseTies.relate(context, caseId, otherId, actor));
        acting.act(
                other.userId(),
                door.cause("relate", otherId),
                otherId,
                Traces.current(),
                (context, numbers) -> CaseTies.relate(context, otherId, caseId, actor));
        return view;
    }

    /** However they were related; neither says so any more. */
    @DELETE
    @Path("/related/{otherId}")
    @Operation(operationId = "unrelateCase", summary = "Relate the case to another no longer")
    public CaseView unrelate(@PathParam("caseId") String caseId, @PathParam("otherId") String otherId) {
        Row other = door.existing(otherId);
        String actor = caller.subject();
        CaseView view = door.act(
                caseId, Lifecycle.CHANGE, (context, numbers) -> CaseTies.unrelate(context, caseId, otherId, actor));
        acting.act(
                other.userId(),
                door.cause("unrelate", otherId),
                otherId,
                Traces.current(),
                (context, numbers) -> CaseTies.unrelate(context, otherId, caseId, actor));
        return view;
    }
}
