package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.model.CaseSteps;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.context.model.Verdict;
import dev.hilo.cases.context.model.Why;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands, after ITIL. A reason is a word of the desk: it is short, everybody may read it and it is kept for
 * ever, so nothing personal belongs into it; a note is for the desk and as long as it must be.
 */
@Path("/api/v1/cases/{caseId}")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Life of a case")
@RunOnVirtualThread
public class CaseStepsResource {

    private final CaseDoor door;
    private final Clock clock;

    CaseStepsResource(CaseDoor door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    /** @param reason 80 characters at the most */
    public record Step(
            @Size(max = Why.LONGEST) @Nullable String reason,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String note) {

        static final Step WITHOUT_WORDS = new Step(null, null);
    }

    /**
     * @param until when it opens by itself, UTC; it waits without end when absent
     * @param reason 80 characters at the most
     */
    public record Wait(
            @Nullable Instant until,
            @Size(max = Why.LONGEST) @Nullable String reason,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String note) {}

    /** @param score from 1, very dissatisfied, to 5, very satisfied */
    public record Feedback(
            @Nullable Integer score,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String comment) {}

    /** Somebody works on it. */
    @POST
    @Path("/open")
    @Operation(operationId = "openCase", summary = "Go on with a case that is new, came back or waits")
    public CaseView open(@PathParam("caseId") String caseId, @Nullable Step step) {
        return act(caseId, Lifecycle.OPEN, step, (context, why) -> CaseSteps.open(context, caseId, why));
    }

    /** The desk waits for the user; it opens when they write, or when the time has come. */
    @POST
    @Path("/pending")
    @Operation(operationId = "pendCase", summary = "Wait for the user")
    public CaseView pending(@PathParam("caseId") String caseId, @Nullable Wait wait) {
        Instant until = wait == null ? null : wait.until();
        Instant now = clock.instant();
        return act(
                caseId,
                Lifecycle.PENDING,
                words(wait),
                (context, why) -> CaseSteps.pending(context, caseId, until, now, why));
    }

    /** The desk waits for something else: a supplier, a part, a window. It says for what. */
    @POST
    @Path("/hold")
    @Operation(operationId = "holdCase", summary = "Put the case on hold, for a reason")
    public CaseView hold(@PathParam("caseId") String caseId, @Nullable Wait wait) {
        Params.required(wait == null ? null : wait.reason(), "reason");
        Instant until = wait == null ? null : wait.until();
        Instant now = clock.instant();
        return act(
                caseId,
                Lifecycle.HOLD,
                words(wait),
                (context, why) -> CaseSteps.hold(context, caseId, until, now, why));
    }

    /** An agent takes a resolved case up again. The reason is kept as a note. */
    @POST
    @Path("/reopen")
    @Operation(operationId = "reopenCase", summary = "Take a resolved case up again, for a reason")
    public CaseView reopen(@PathParam("caseId") String caseId, @Nullable Step step) {
        String reason = Params.required(step == null ? null : step.reason(), "reason");
        String note = step == null ? null : step.note();
        Step asNote = new Step(null, note == null ? reason : reason + "\n\n" + note);
        return act(caseId, Lifecycle.REOPEN, asNote, (context, why) -> CaseSteps.reopen(context, caseId, why));
    }

    /** Closes a resolved case without waiting for the user. */
    @POST
    @Path("/close")
    @Operation(operationId = "closeCase", summary = "Close a resolved case")
    public CaseView close(@PathParam("caseId") String caseId, @Nullable Step step) {
        return act(caseId, Lifecycle.CLOSE, step, (context, why) -> CaseSteps.close(context, caseId, why));
    }

    /** Gives the case up. */
    @POST
    @Path("/cancel")
    @Operation(operationId = "cancelCase", summary = "Give the case up, for a reason")
    public CaseView cancel(@PathParam("caseId") String caseId, @Nullable Step step) {
        Params.required(step == null ? null : step.reason(), "reason");
        return act(caseId, Lifecycle.CANCEL, step, (context, why) -> CaseSteps.cancel(context, caseId, why));
    }

    /** The user agrees that the need is met, says somebody to whom they said so. */
    @POST
    @Path("/confirm")
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHANNEL})
    @Operation(operationId = "confirmResolution", summary = "Say for the user that the resolution holds")
    public CaseView confirm(@PathParam("caseId") String caseId) {
        return act(
                caseId,
                Lifecycle.CONFIRM,
                Step.WITHOUT_WORDS,
                (context, why) -> Verdict.confirm(context, caseId, why.actor()));
    }

    /** The user says that the need is not met: the case comes back and was not resolved at first contact. */
    @POST
    @Path("/reject")
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHANNEL})
    @Operation(operationId = "rejectResolution", summary = "Say for the user that the resolution does not hold")
    public CaseView reject(@PathParam("caseId") String caseId, @Nullable Step step) {
        return act(caseId, Lifecycle.REJECT, step, (context, why) -> Verdict.reject(context, caseId, why));
    }

    /** The user's satisfaction, passed on by the channel on which they said it. A later one replaces it. */
    @POST
    @Path("/feedback")
    @RolesAllowed(Roles.CHANNEL)
    @Operation(operationId = "giveFeedback", summary = "Pass on how satisfied the user is")
    public CaseView feedback(@PathParam("caseId") String caseId, @Nullable Feedback feedback) {
        if (feedback == null || feedback.score() == null) {
            throw Problems.invalid("score", "is missing: give it a number from 1 to 5");
        }
        int score = Objects.requireNonNull(feedback.score());
        return door.act(
                caseId,
                Lifecycle.FEEDBACK,
                (context, numbers) -> Verdict.feedback(context, caseId, score, feedback.comment()));
    }

    private static @Nullable Step words(@Nullable Wait wait) {
        return wait == null ? null : new Step(wait.reason(), wait.note());
    }

    private CaseView act(String caseId, String wish, @Nullable Step step, BiFunction<Context, Why, Decision> decide) {
        Step words = step == null ? Step.WITHOUT_WORDS : step;
        String cause = door.cause(wish, caseId);
        Why why = door.why(cause, words.reason(), words.note());
        return door.act(caseId, wish, cause, (context, numbers) -> decide.apply(context, why));
    }
}
