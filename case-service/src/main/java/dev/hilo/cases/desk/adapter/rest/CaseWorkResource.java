package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.attachments.adapter.rest.NamedFiles;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.CaseFact.StoredFile;
import dev.hilo.cases.context.model.ClosureCodes;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.context.model.Why;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What agents do to a case all day: take it, pass it on, write to the user and to each other, resolve it. */
@Path("/api/v1/cases")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Work on a case")
@RunOnVirtualThread
public class CaseWorkResource {

    private final CaseDoor door;
    private final ClosureCodes codes;
    private final Caller caller;
    private final NamedFiles files;

    CaseWorkResource(CaseDoor door, ClosureCodes codes, Caller caller, NamedFiles files) {
        this.door = door;
        this.codes = codes;
        this.caller = caller;
        this.files = files;
    }

    /**
     * @param text plain, for the user to read
     * @param attachments ids of files that were uploaded before, 20 at the most
     */
    public record NewMessage(
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String text,
            @Size(max = NamedFiles.MOST) @Nullable List<@Size(max = Limits.ID) String> attachments) {}

    /**
     * @param text plain, for the desk; the user never sees it
     * @param attachments ids of files that were uploaded before, 20 at the most
     */
    public record NewNote(
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String text,
            @Size(max = NamedFiles.MOST) @Nullable List<@Size(max = Limits.ID) String> attachments) {}

    /** @param queue the one it is in when absent */
    public record Assignment(
            @Size(max = Limits.ID) @Nullable String agentId,
            @Nullable String agentName,
            @Size(max = Limits.ID) @Nullable String queue) {}

    /**
     * @param queue the one it is in when absent
     * @param reason a word of the desk, 80 characters at the most
     * @param note for the desk, in the caller's own words
     */
    public record Release(
            @Size(max = Limits.ID) @Nullable String queue,
            @Size(max = Why.LONGEST) @Nullable String reason,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String note) {}

    /**
     * @param cause a short category; one of {@code hilo.cases.closure-codes} where the desk has such a list
     * @param resolution what the user reads
     * @param cascade whether its open children are resolved with it, a moment later, in the same words
     */
    public record Resolution(
            @Size(max = ClosureCodes.LONGEST) @Nullable String cause,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String resolution,
            @Nullable Boolean cascade) {}

    /**
     * Writes to the user; it goes out on the channel they were last heard on about this case. A case that nobody had
     * taken up is open from then on.
     */
    @POST
    @Path("/{caseId}/messages")
    @Operation(operationId = "sendMessage", summary = "Write to the user")
    public CaseView message(@PathParam("caseId") String caseId, @Nullable NewMessage message) {
        String text = Params.required(message == null ? null : message.text(), "text");
        List<StoredFile> files = this.files.ofDesk(
                message == null ? null : message.attachments(), () -> door.contextOf(caseId), caseId, true);
        String cause = door.cause(Lifecycle.MESSAGE, caseId);
        Agent agent = door.agent();
        return door.act(
                caseId,
                Lifecycle.MESSAGE,
                cause,
                (context, numbers) ->
                        CaseActions.answer(context, caseId, Ids.derive("msg", cause), agent, text, files));
    }

    /** Writes something down for the desk. */
    @POST
    @Path("/{caseId}/notes")
    @Operation(operationId = "addNote", summary = "Write something down for the desk")
    public CaseView note(@PathParam("caseId") String caseId, @Nullable NewNote note) {
        String text = Params.required(note == null ? null : note.text(), "text");
        List<StoredFile> files = this.files.ofDesk(
                note == null ? null : note.attachments(), () -> door.contextOf(caseId), caseId, false);
        String cause = door.cause(Lifecycle.NOTE, caseId);
        Agent agent = door.agent();
        return door.act(
                caseId,
                Lifecycle.NOTE,
                cause,
                (context, numbers) -> CaseActions.note(context, caseId, Ids.derive("note", cause), agent, text, files));
    }

    /** Gives the case to an agent, to oneself when none is named. */
    @POST
    @Path("/{caseId}/assign")
    @Operation(operationId = "assignCase", summary = "Give the case to an agent")
    public CaseView assign(@PathParam("caseId") String caseId, @Nullable Assignment assignment) {
        Agent to = assignment == null || assignment.agentId() == null
                ? door.agent()
                : new Agent(
                        assignment.agentId(),
                        assignment.agentName() == null ? assignment.agentId() : assignment.agentName());
        String queue = queue(caseId, assignment == null ? null : assignment.queue());
        String actor = caller.subject();
        return door.act(
                caseId, Lifecycle.ASSIGN, (context, numbers) -> CaseActions.assign(context, caseId, queue, to, actor));
    }

    /** Lets go of the case: it waits on a queue for routing, or somebody, to give it to an agent. */
    @POST
    @Path("/{caseId}/queue")
    @Operation(operationId = "queueCase", summary = "Release the case to a queue")
    public CaseView queue(@PathParam("caseId") String caseId, @Nullable Release release) {
        String queue = queue(caseId, release == null ? null : release.queue());
        String cause = door.cause(Lifecycle.QUEUE, caseId);
        Why why = release == null ? Why.of(caller.subject()) : door.why(cause, release.reason(), release.note());
        return door.act(
                caseId, Lifecycle.QUEUE, cause, (context, numbers) -> CaseActions.queue(context, caseId, queue, why));
    }

    /** States that the need is met; the user is told. */
    @POST
    @Path("/{caseId}/resolve")
    @Operation(operationId = "resolveCase", summary = "Resolve the case")
    public CaseView resolve(@PathParam("caseId") String caseId, @Nullable Resolution resolution) {
        String cause = Params.required(resolution == null ? null : resolution.cause(), "cause");
        String words = Params.required(resolution == null ? null : resolution.resolution(), "resolution");
        codes.refusal(cause).ifPresent(remedy -> {
            throw Problems.invalid("cause", remedy);
        });
        boolean cascade = resolution != null && Boolean.TRUE.equals(resolution.cascade());
        String actor = caller.subject();
        return door.act(
                caseId,
                Lifecycle.RESOLVE,
                (context, numbers) -> CaseActions.resolve(context, caseId, cause, words, cascade, actor));
    }

    private String queue(String caseId, @Nullable String asked) {
        return asked == null || asked.isBlank()
                ? door.existing(caseId).content().handling().queue()
                : asked.strip();
    }
}
