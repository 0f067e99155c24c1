package dev.hilo.cases.desk.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Positions;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseMoves;
import dev.hilo.cases.context.model.CaseMoves.Why;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Lifecycle;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Puts right which case something counts towards, among the cases of one user. Whoever is second to move the same
 * interaction is told with 409 where it is by now.
 */
@Path("/api/v1/cases")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class MovesResource {

    private static final int MOST = 100;
    private static final int LONGEST = 500;

    private final CaseDoor door;
    private final Positions positions;
    private final ContextLog log;
    private final Caller caller;

    MovesResource(CaseDoor door, Positions positions, ContextLog log, Caller caller) {
        this.door = door;
        this.positions = positions;
        this.log = log;
        this.caller = caller;
    }

    /**
     * Where an interaction belongs: either {@code toCaseId}, or {@code new}.
     *
     * @param toCaseId another case of the same user
     * @param fresh a case of its own, split from this one
     * @param subject of the new case; the interaction's own when absent
     * @param reason in the agent's words
     */
    public record Move(
            @Size(max = Limits.ID) @Nullable String toCaseId,
            @JsonProperty("new") @Nullable Boolean fresh,
            @Size(max = LONGEST) @Nullable String subject,
            @Size(max = LONGEST) @Nullable String reason) {}

    /**
     * What is another matter.
     *
     * @param interactionIds from 1 to 100, all of this case
     * @param subject of the new case; that of the first interaction when absent
     * @param reason in the agent's words
     */
    public record Split(
            @Size(max = MOST) @Nullable List<@Size(max = Limits.ID) String> interactionIds,
            @Size(max = LONGEST) @Nullable String subject,
            @Size(max = LONGEST) @Nullable String reason) {}

    /**
     * What goes on for both.
     *
     * @param intoCaseId another case of the same user
     * @param reason in the agent's words
     */
    public record Merge(
            @Size(max = Limits.ID) @Nullable String intoCaseId,
            @Size(max = LONGEST) @Nullable String reason) {}

    /**
     * The interaction counts towards another case from now on, and what is written next in its thread does too. Answers with
     * that case.
     */
    @POST
    @Path("/{caseId}/interactions/{interactionId}/move")
    @Operation(operationId = "moveInteraction", summary = "Move an interaction to another case, or to one of its own")
    @APIResponse(
            responseCode = "200",
            description = "Moved",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Moved to a new case",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response move(
            @PathParam("caseId") String caseId, @PathParam("interactionId") String interactionId, @Nullable Move move) {
        boolean fresh = move != null && Boolean.TRUE.equals(move.fresh());
        String to = move == null ? null : move.toCaseId();
        if (move == null || fresh == (to != null)) {
            throw Problems.invalid("toCaseId", "must be given, or else 'new': true; one of them says where it belongs");
        }
        Why why = why(move.reason());
        if (to == null) {
            return split(caseId, List.of(interactionId), move.subject(), why);
        }
        door.existing(to);
        Context after = door.decided(
                caseId,
                Lifecycle.MOVE,
                door.cause(Lifecycle.MOVE, caseId),
                (context, numbers) -> CaseMoves.move(
                        context, caseId, interactionId, positions.find(context, List.of(interactionId)), to, why));
        return Response.ok(lasting(after, to)).build();
    }

    /** Interactions that are another matter get a case of their own, related as {@code split-from}. Answers with it. */
    @POST
    @Path("/{caseId}/split")
    @Operation(operationId = "splitCase", summary = "Give interactions of the case one of their own")
    @APIResponse(
            responseCode = "201",
            description = "Split",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response split(@PathParam("caseId") String caseId, @Nullable Split split) {
        List<String> interactionIds = split == null || split.interactionIds() == null
                ? List.of()
                : split.interactionIds().stream().distinct().toList();
        if (split == null || interactionIds.isEmpty() || interactionIds.size() > MOST) {
            throw Problems.invalid("interactionIds", "must be 1 to " + MOST + " interactions of the case");
        }
        return split(caseId, interactionIds, split.subject(), why(split.reason()));
    }

    /**
     * The case is closed and the other goes on for both: what was said, threads, tags and watchers go there, and so does
     * whatever is written in the threads or with the number of the closed one. Answers with the other.
     */
    @POST
    @Path("/{caseId}/merge")
    @Operation(operationId = "mergeCase", summary = "Close the case in favour of another of the same user")
    public CaseView merge(@PathParam("caseId") String caseId, @Nullable Merge merge) {
        String into = Params.required(merge == null ? null : merge.intoCaseId(), "intoCaseId");
        Why why = why(merge == null ? null : merge.reason());
        door.existing(into);
        Context after = door.decided(
                caseId,
                Lifecycle.MERGE,
                door.cause(Lifecycle.MERGE, caseId),
                (context, numbers) -> CaseMoves.merge(context, caseId, into, why));
        return lasting(after, into);
    }

    private Response split(String caseId, List<String> interactionIds, @Nullable String subject, Why why) {
        String title = subject == null || subject.isBlank() ? null : subject.strip();
        String cause = door.cause(Lifecycle.MOVE, caseId);
        AtomicReference<Decision> made = new AtomicReference<>(new Decision.AlreadySo());
        Context after = door.decided(caseId, Lifecycle.MOVE, cause, (context, numbers) -> {
            Decision decision = CaseMoves.split(
                    context, caseId, interactionIds, positions.find(context, interactionIds), title, why, numbers);
            made.set(decision);
            return decision;
        });
        String opened = opened(made.get())
                .or(() -> openedBefore(caseId, cause))
                .orElseThrow(() -> new IllegalStateException("a case was split and the new one is not in the log"));
        return Response.created(URI.create("/api/v1/cases/" + opened))
                .entity(door.view(after, opened))
                .build();
    }

    private static Optional<String> opened(@Nullable Decision decision) {
        return decision instanceof Decision.Accepted accepted ? numberIn(accepted.facts().stream()) : Optional.empty();
    }

    /** By the same request, when it came before. */
    private Optional<String> openedBefore(String caseId, String cause) {
        return numberIn(log
                .withCauses(log.latest(door.existing(caseId).userId()).logs(), List.of(cause))
                .stream()
                .flatMap(commit -> commit.facts().stream()));
    }

    private static Optional<String> numberIn(Stream<Fact> facts) {
        return facts.filter(CaseFact.CaseOpened.class::isInstance)
                .map(fact -> ((CaseFact.CaseOpened) fact).caseId())
                .findFirst();
    }

    /** The case that a number leads to. */
    private CaseView lasting(Context after, String caseId) {
        CaseView view = door.view(after, caseId);
        return view.mergedInto() == null ? view : lasting(after, view.mergedInto());
    }

    private Why why(@Nullable String reason) {
        return new Why(caller.subject(), reason == null || reason.isBlank() ? null : reason.strip());
    }
}
