package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import dev.hilo.stream.Traces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Cases: look through them and work on them. Every POST takes an {@code Idempotency-Key}: the same key from the same
 * person is done once, and answered the same for 24 hours. With {@code If-Match} a write rests on the state that its
 * sender has read.
 */
@Path("/api/v1/cases")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class CaseResource {

    private final CaseList list;
    private final ContextLog log;
    private final ActOnCase acting;
    private final CaseAccess access;
    private final Caller caller;
    private final Concerned concerned;

    CaseResource(
            CaseList list, ContextLog log, ActOnCase acting, CaseAccess access, Caller caller, Concerned concerned) {
        this.list = list;
        this.log = log;
        this.acting = acting;
        this.access = access;
        this.caller = caller;
        this.concerned = concerned;
    }

    @GET
    @Path("/{caseId}")
    @Operation(operationId = "getCase", summary = "One case, as of now")
    public CaseView one(@PathParam("caseId") String caseId) {
        Row row = existing(caseId);
        return view(log.latest(row.userId()), row);
    }

    /** Writes to the user; it goes out on the channel they were last heard on about this case. */
    @POST
    @Path("/{caseId}/messages")
    @Operation(operationId = "sendMessage", summary = "Write to the user")
    public CaseView message(@PathParam("caseId") String caseId, @Nullable NewMessage message) {
        String text = Params.required(message == null ? null : message.text(), "text");
        String cause = caller.cause("message", caseId);
        return act(
                caseId,
                cause,
                (context, numbers) ->
                        CaseActions.answer(context, caseId, Ids.derive("msg", cause), agent(), text, List.of()));
    }

    /** Gives the case to an agent, to oneself when none is named. */
    @POST
    @Path("/{caseId}/assign")
    @Operation(operationId = "assignCase", summary = "Give the case to an agent")
    public CaseView assign(@PathParam("caseId") String caseId, @Nullable Assignment assignment) {
        Agent to = assignment == null || assignment.agentId() == null
                ? agent()
                : new Agent(
                        assignment.agentId(),
                        assignment.agentName() == null ? assignment.agentId() : assignment.agentName());
        String queue = assignment == null || assignment.queue() == null
                ? existing(caseId).content().handling().queue()
                : assignment.queue();
        return act(
                caseId,
                caller.cause("assign", caseId),
                (context, numbers) -> CaseActions.assign(context, caseId, queue, to, caller.subject()));
    }

    /** States that the need is met; the user is told. */
    @POST
    @Path("/{caseId}/resolve")
    @Operation(operationId = "resolveCase", summary = "Resolve the case")
    public CaseView resolve(@PathParam("caseId") String caseId, @Nullable Resolution resolution) {
        String cause = Params.required(resolution == null ? null : resolution.cause(), "cause");
        String words = Params.required(resolution == null ? null : resolution.resolution(), "resolution");
        return act(
                caseId,
                caller.cause("resolve", caseId),
                (context, numbers) -> CaseActions.resolve(context, caseId, cause, words, caller.subject()));
    }

    /** @param text plain, for the user to read */
    public record NewMessage(@Nullable String text) {}

    /** @param queue the one it is in when absent */
    public record Assignment(
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String queue) {}

    /** @param cause a short category; {@code resolution} is what the user reads */
    public record Resolution(
            @Nullable String cause, @Nullable String resolution) {}

    private CaseView act(String caseId, String cause, ActOnCase.Wish wish) {
        Row row = existing(caseId);
        ActOnCase.Outcome outcome = acting.act(row.userId(), cause, caseId, Traces.current(), resting(caseId, wish));
        return switch (outcome.decision()) {
            case Decision.Accepted accepted -> view(outcome.context(), row);
            case Decision.AlreadySo already -> view(outcome.context(), row);
            case Decision.NoSuchCase gone -> throw Problems.notFound("case", caseId);
            case Decision.NotNow refused -> throw CaseProblems.notNow(refused);
            case Decision.Stale stale -> throw CaseProblems.stale(stale);
            case Decision.Elsewhere elsewhere -> throw CaseProblems.elsewhere(elsewhere, caseId);
            case Decision.Invalid invalid -> throw Problems.invalid(invalid.field(), invalid.remedy());
        };
    }

    /** Decides unless the case is another by now than the one the caller has read. */
    private ActOnCase.Wish resting(String caseId, ActOnCase.Wish wish) {
        return (context, numbers) -> context.findCase(caseId)
                .filter(one -> !caller.ifMatch().admits(one.revision()))
                .<Decision>map(one -> new Decision.Stale(one.revision()))
                .orElseGet(() -> wish.in(context, numbers));
    }

    /** A case in a queue that the caller may not see is not there for them. */
    private Row existing(String caseId) {
        Row row = list.find(caseId)
                .filter(found -> access.sees(found.content().handling().queue()))
                .orElseThrow(() -> Problems.notFound("case", caseId));
        concerned.caseOf(row.userId(), caseId);
        return row;
    }

    /** From the context, which is up to date; from the list for a case so old that the context forgot it. */
    private static CaseView view(Context context, Row row) {
        return context.findCase(row.content().id())
                .map(one -> CaseView.of(context, one))
                .orElseGet(() -> CasePage.view(row));
    }

    private Agent agent() {
        return new Agent(caller.subject(), caller.name());
    }
}
