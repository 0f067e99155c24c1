package dev.hilo.cases.verification.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.me.adapter.rest.Self;
import dev.hilo.cases.verification.app.CodePost;
import dev.hilo.cases.verification.app.ConfirmCode;
import dev.hilo.cases.verification.app.RequestCode;
import dev.hilo.cases.verification.app.RequestCode.Wish;
import dev.hilo.cases.verification.model.Carriers;
import dev.hilo.contracts.LanguageTags;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Proof by one-time code: somebody on one channel claims an address, gets a code there, and gives it here or types it where
 * they write. Neither door says whether an address is anybody's.
 */
@Path("/api/v1/verifications")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHANNEL, Roles.USER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Verifications")
@RunOnVirtualThread
public class VerificationResource {

    private static final int SECONDS = 5;

    private final RequestCode requesting;
    private final ConfirmCode confirming;
    private final Carriers carriers;
    private final IdentityRules rules;
    private final Self self;
    private final Caller caller;
    private final Concerned concerned;

    VerificationResource(
            RequestCode requesting,
            ConfirmCode confirming,
            Carriers carriers,
            IdentityRules rules,
            Self self,
            Caller caller,
            Concerned concerned) {
        this.requesting = requesting;
        this.confirming = confirming;
        this.carriers = carriers;
        this.rules = rules;
        this.self = self;
        this.caller = caller;
        this.concerned = concerned;
    }

    /**
     * @param identity that claims, such as {@code chat:4711}; people who ask for themselves may leave it out
     * @param claim the identity that is claimed, where the code goes: {@code mailto:ana@corp.com}
     * @param channel that carries the code; by the kind of the claimed identity when it is left out
     * @param language of the message, BCP 47; the user's own when it is left out
     */
    public record VerificationWish(
            @Size(max = Limits.IDENTITY) @Nullable String identity,
            @Size(max = Limits.IDENTITY) @Nullable String claim,
            @Size(max = Limits.ID) @Nullable String channel,
            @Size(max = Limits.WORD) @Nullable String language) {}

    /** @param code the six digits, in any grouping */
    public record CodeWish(@Size(max = 20) @Nullable String code) {}

    /** A code is on its way, and holds until then. */
    public record VerificationView(String id, Instant expiresAt) {}

    /** @param userId the user whose both identities are */
    public record ProofView(String userId) {}

    /**
     * Sends a code to the claimed identity; one that was sent for the same claiming identity before holds no more. Answers
     * 400 when nobody serves the channel that it would go by, and 429 when either has had enough of them this hour.
     */
    @POST
    @Operation(operationId = "requestVerification", summary = "Send a one-time code to a claimed identity")
    @APIResponse(
            responseCode = "201",
            description = "The code is on its way",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    @APIResponse(responseCode = "429", ref = "Problem429")
    public Response request(@Nullable VerificationWish wish) {
        String identity = identity(wish == null ? null : wish.identity());
        String claim = rules.normalise(Params.required(wish == null ? null : wish.claim(), "claim"), "claim");
        if (claim.equals(identity)) {
            throw Problems.invalid("claim", "must be another identity than the one that claims it");
        }
        String carrier = channel(wish == null ? null : wish.channel(), claim);
        return switch (sent(new Wish(
                identity,
                carrier,
                claim,
                language(wish == null ? null : wish.language()),
                !caller.role().equals(Roles.CHANNEL)))) {
            case RequestCode.Outcome.Sent sent -> {
                concerned.user(sent.userId());
                yield Response.status(Response.Status.CREATED)
                        .entity(new VerificationView(
                                sent.verification().id(), sent.verification().expiresAt()))
                        .build();
            }
            case RequestCode.Outcome.TooMany many ->
                throw Problems.problem(ProblemType.TOO_MANY_REQUESTS)
                        .withHeader("Retry-After", Math.max(1, many.left().toSeconds()))
                        .build();
        };
    }

    /**
     * Gives the code: both identities are one user's from then on, who is named in the answer. A wrong code is an attempt;
     * the problem says in {@code attempts_left} how many are left.
     */
    @POST
    @Path("/{verificationId}/confirm")
    @Operation(operationId = "confirmVerification", summary = "Give the one-time code")
    @APIResponse(
            responseCode = "200",
            description = "Proven",
            content = @Content(schema = @Schema(implementation = ProofView.class)))
    @APIResponse(responseCode = "410", ref = "Problem410")
    public ProofView confirm(@PathParam("verificationId") String id, @Nullable CodeWish wish) {
        String code = Params.required(wish == null ? null : wish.code(), "code").replaceAll("[\\s-]", "");
        if (!code.matches("[0-9]{6}")) {
            throw Problems.invalid("code", "must be the six digits that were sent");
        }
        return switch (confirming.confirm(id, mine(), code)) {
            case ConfirmCode.Outcome.Proven proven -> {
                concerned.user(proven.userId());
                yield new ProofView(proven.userId());
            }
            case ConfirmCode.Outcome.Wrong wrong ->
                throw Problems.problem(ProblemType.WRONG_CODE)
                        .with("attempts_left", wrong.attemptsLeft())
                        .build();
            case ConfirmCode.Outcome.Gone gone ->
                throw Problems.problem(ProblemType.CODE_GONE).build();
            case ConfirmCode.Outcome.Unknown unknown -> throw Problems.notFound("verification", id);
        };
    }

    private RequestCode.Outcome sent(Wish wish) {
        try {
            return requesting.request(wish);
        } catch (CodePost.Unavailable e) {
            throw Problems.problem(ProblemType.UNAVAILABLE)
                    .withHeader("Retry-After", SECONDS)
                    .build();
        }
    }

    /** Who only asks for help claims for themself. */
    private String identity(@Nullable String given) {
        if (!onlyAsks()) {
            return rules.normalise(Params.required(given, "identity"), "identity");
        }
        List<String> own = self.identities();
        String identity = given == null && !own.isEmpty()
                ? own.getFirst()
                : rules.normalise(Params.required(given, "identity"), "identity");
        if (!own.contains(identity)) {
            throw Problems.invalid("identity", "must be one that your token vouches for");
        }
        return identity;
    }

    private Predicate<String> mine() {
        return onlyAsks() ? self.identities()::contains : identity -> true;
    }

    private boolean onlyAsks() {
        return caller.role().equals(Roles.USER);
    }

    private String channel(@Nullable String given, String claim) {
        String channel = given != null
                ? given
                : Carriers.of(claim)
                        .orElseThrow(
                                () -> Problems.invalid("claim", "must be an identity that a channel can write to"));
        if (!channel.matches("[a-z][a-z0-9-]{0,39}")) {
            throw Problems.invalid("channel", "must be a channel's name, like email");
        }
        if (!carriers.deliver(channel)) {
            throw given != null
                    ? Problems.invalid("channel", "must be one that carries codes: " + carriers.names())
                    : Problems.invalid(
                            "claim",
                            "must be an identity that a code can be sent to; by " + channel + " none can, only by: "
                                    + carriers.names());
        }
        return channel;
    }

    private static @Nullable String language(@Nullable String given) {
        return given == null
                ? null
                : LanguageTags.canonical(given)
                        .orElseThrow(() -> Problems.invalid("language", "must be a BCP 47 tag, like es or en-GB"));
    }
}
