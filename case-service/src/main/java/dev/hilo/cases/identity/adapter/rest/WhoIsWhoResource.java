package dev.hilo.cases.identity.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.adapter.rest.ContextView;
import dev.hilo.cases.context.adapter.rest.ExistingUsers;
import dev.hilo.cases.context.adapter.rest.VisibleCases;
import dev.hilo.cases.identity.app.LinkIdentity;
import dev.hilo.cases.identity.app.MergeUsers;
import dev.hilo.cases.identity.app.Outcome;
import dev.hilo.cases.identity.app.UndoMerge;
import dev.hilo.cases.identity.app.UnlinkIdentity;
import dev.hilo.contracts.Limits;
import dev.hilo.identities.IdentityRules;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: agents merge users and undo it, give users identities and take them away. Each is a fact with actor and
 * reason.
 */
@Path("/api/v1/users")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@RunOnVirtualThread
public class WhoIsWhoResource {

    private final ExistingUsers users;
    private final MergeUsers merging;
    private final UndoMerge undoing;
    private final LinkIdentity linking;
    private final UnlinkIdentity unlinking;
    private final IdentityRules rules;
    private final VisibleCases visible;
    private final Caller caller;
    private final Concerned concerned;

    WhoIsWhoResource(
            ExistingUsers users,
            MergeUsers merging,
            UndoMerge undoing,
            LinkIdentity linking,
            UnlinkIdentity unlinking,
            IdentityRules rules,
            VisibleCases visible,
            Caller caller,
            Concerned concerned) {
        this.users = users;
        this.merging = merging;
        this.undoing = undoing;
        this.linking = linking;
        this.unlinking = unlinking;
        this.rules = rules;
        this.visible = visible;
        this.caller = caller;
        this.concerned = concerned;
    }

    /** @param userId who is merged into the user of the address; {@code reason} in the agent's words */
    public record MergeWish(
            @Size(max = Limits.ID) @Nullable String userId,
            @Nullable String reason) {}

    /** @param reason in the agent's words */
    public record UndoWish(@Nullable String reason) {}

    /** @param identity such as {@code tel:+34600000000}; {@code reason} in the agent's words */
    public record IdentityWish(
            @Size(max = Limits.IDENTITY) @Nullable String identity,
            @Nullable String reason) {}

    /** A merge that stands: {@code userId} was merged, and brought {@code members} along. */
    public record MergeView(String mergeId, String userId, Instant at, List<String> members) {}

    /** Makes two users one; the user of the address goes on for both. Answers with their context. */
    @POST
    @Path("/{userId}/merge")
    @Operation(operationId = "mergeUsers", summary = "Merge another user into this one")
    public ContextView merge(@PathParam("userId") String userId, @Nullable MergeWish wish) {
        String other = Params.required(wish == null ? null : wish.userId(), "userId");
        concerned.user(userId);
        concerned.user(other);
        return answer(merging.merge(
                other,
                userId,
                caller.cause("merge-users", other),
                caller.subject(),
                wish == null ? null : wish.reason()));
    }

    /** The merges that stand in a user's context, the oldest first. */
    @GET
    @Path("/{userId}/merges")
    @Operation(operationId = "listMerges", summary = "The merges that stand")
    public List<MergeView> merges(@PathParam("userId") String userId) {
        return users.current(userId).lineage().merges().stream()
                .map(one -> new MergeView(one.id(), one.user(), one.at(), one.members()))
                .toList();
    }

    /**
     * Takes a merge back: both are as if it had not been, and what came in between is whose identity it came on. Answers
     * with the context of who had gone on.
     */
    @POST
    @Path("/{userId}/merges/{mergeId}/undo")
    @Operation(operationId = "undoMerge", summary = "Undo a merge")
    public ContextView undo(
            @PathParam("userId") String userId, @PathParam("mergeId") String mergeId, @Nullable UndoWish wish) {
        concerned.user(userId);
        return answer(undoing.undo(
                userId,
                mergeId,
                caller.cause("undo-merge", mergeId),
                caller.subject(),
                wish == null ? null : wish.reason()));
    }

    /**
     * Gives the user an identity. Where another user has it and nothing verified besides, that user is merged into this
     * one; else only the identity moves.
     */
    @POST
    @Path("/{userId}/identities")
    @Operation(operationId = "linkIdentity", summary = "Give a user an identity")
    public ContextView link(@PathParam("userId") String userId, @Nullable IdentityWish wish) {
        String identity = identity(wish);
        concerned.user(userId);
        return answer(linking.link(
                userId,
                identity,
                caller.cause("link", userId + " " + identity),
                caller.subject(),
                wish == null ? null : wish.reason()));
    }

    /** Takes an identity from the user; it becomes a user of its own, and what was said on it stays. */
    @POST
    @Path("/{userId}/identities/unlink")
    @Operation(operationId = "unlinkIdentity", summary = "Take an identity from a user")
    public ContextView unlink(@PathParam("userId") String userId, @Nullable IdentityWish wish) {
        String identity = identity(wish);
        concerned.user(userId);
        return answer(unlinking.unlink(
                userId,
                identity,
                caller.cause("unlink", userId + " " + identity),
                caller.subject(),
                wish == null ? null : wish.reason()));
    }

    private String identity(@Nullable IdentityWish wish) {
        return rules.normalise(Params.required(wish == null ? null : wish.identity(), "identity"), "identity");
    }

    private ContextView answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> ContextView.of(done.context(), visible.casesOf(done.context()));
            case Outcome.NoSuchUser gone -> throw Problems.notFound("user", gone.userId());
            case Outcome.NoSuchMerge gone -> throw Problems.notFound("merge", gone.mergeId());
            case Outcome.NoSuchIdentity gone -> throw Problems.invalid("identity", "is not this user's");
            case Outcome.SamePerson same ->
                throw Problems.invalid("userId", "is the same person already: " + same.userId());
            case Outcome.MergedBefore merged ->
                throw Problems.problem(ProblemType.USER_MERGED)
                        .with("user", merged.userId())
                        .with("into", merged.into())
                        .build();
            case Outcome.Erased erased -> throw Problems.notFound("user", erased.userId());
            case Outcome.TooLarge large ->
                throw Problems.problem(ProblemType.CHANGE_TOO_LARGE).build();
            case Outcome.LastIdentity last ->
                throw Problems.invalid("identity", "is the user's last one: nobody could reach them any more");
        };
    }
}
