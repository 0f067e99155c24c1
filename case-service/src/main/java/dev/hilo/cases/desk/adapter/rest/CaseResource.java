package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Query;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.Problems;
import dev.hilo.stream.Traces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Cases: look through them and work on them. Every write takes an {@code Idempotency-Key}: the same key from the same
 * person on the same case is done once, and answered the same.
 */
@Path("/api/v1/cases")
@RolesAllowed({"agent", "supervisor", "administrator"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class CaseResource {

    private static final int MOST = 200;

    private final CaseList list;
    private final ContextLog log;
    private final ActOnCase acting;
    private final JsonWebToken caller;

    CaseResource(CaseList list, ContextLog log, ActOnCase acting, JsonWebToken caller) {
        this.list = list;
        this.log = log;
        this.acting = acting;
        this.caller = caller;
    }

    /** Newest first. Filters may be combined. */
    @GET
    @Operation(operationId = "listCases", summary = "A page of the list of cases, newest first")
    public CasePage list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("agent") @Nullable String agentId,
            @QueryParam("user") @Nullable String userId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw Problems.invalid("limit", "must be from 1 to " + MOST);
        }
        List<Row> rows =
                list.list(new Query(status(status), queue, agentId, userId), CasePage.parse(cursor), limit + 1);
        return CasePage.of(rows, limit);
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
    public CaseView message(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable NewMessage message) {
        String text = required(message == null ? null : message.text(), "text");
        String cause = cause("message", caseId, key);
        return act(
                caseId, cause, context -> CaseActions.answer(context, caseId, Ids.derive("msg", cause), agent(), text));
    }

    /** Gives the case to an agent, to oneself when none is named. */
    @POST
    @Path("/{caseId}/assign")
    @Operation(operationId = "assignCase", summary = "Give the case to an agent")
    public CaseView assign(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Assignment assignment) {
        Agent to = assignment == null || assignment.agentId() == null
                ? agent()
                : new Agent(
                        assignment.agentId(),
                        assignment.agentName() == null ? assignment.agentId() : assignment.agentName());
        String queue = assignment == null || assignment.queue() == null
                ? existing(caseId).content().queue()
                : assignment.queue();
        return act(
                caseId,
                cause("assign", caseId, key),
                context -> CaseActions.assign(context, caseId, queue, to, caller.getSubject()));
    }

    /** States that the need is met; the user is told. */
    @POST
    @Path("/{caseId}/resolve")
    @Operation(operationId = "resolveCase", summary = "Resolve the case")
    public CaseView resolve(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Resolution resolution) {
        String cause = required(resolution == null ? null : resolution.cause(), "cause");
        String words = required(resolution == null ? null : resolution.resolution(), "resolution");
        return act(
                caseId,
                cause("resolve", caseId, key),
                context -> CaseActions.resolve(context, caseId, cause, words, caller.getSubject()));
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

    private CaseView act(String caseId, String cause, Function<Context, Decision> decide) {
        Row row = existing(caseId);
        ActOnCase.Outcome outcome = acting.act(row.userId(), cause, Traces.current(), decide);
        return switch (outcome.decision()) {
            case Decision.Accepted accepted -> view(outcome.context(), row);
            case Decision.AlreadySo already -> view(outcome.context(), row);
            case Decision.NoSuchCase gone -> throw Problems.notFound("case", caseId);
            case Decision.NotNow refused -> throw CaseProblems.notNow(refused);
        };
    }

    private Row existing(String caseId) {
        return list.find(caseId).orElseThrow(() -> Problems.notFound("case", caseId));
    }

    /** From the context, which is up to date; from the list for a case so old that the context forgot it. */
    private static CaseView view(Context context, Row row) {
        return context.findCase(row.content().id())
                .map(one -> CaseView.of(context, one))
                .orElseGet(() -> CasePage.view(row));
    }

    private Agent agent() {
        String name = caller.getClaim("name");
        return new Agent(caller.getSubject(), name == null ? caller.getName() : name);
    }

    private String cause(String wish, String caseId, @Nullable String key) {
        String once = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        return Ids.derive("req", wish, caseId, caller.getSubject(), once);
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw Problems.invalid(field, "is missing or blank: give it a value");
        }
        return value;
    }

    private static @Nullable CaseStatus status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (CaseStatus status : CaseStatus.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
                return status;
            }
        }
        throw Problems.invalid("status", "must be new, open or resolved");
    }
}
