package dev.hilo.cases.webhooks.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.webhooks.app.ManageWebhooks;
import dev.hilo.cases.webhooks.app.ManageWebhooks.Outcome;
import dev.hilo.cases.webhooks.app.Webhooks;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.IfMatch;
import dev.hilo.kit.rest.RequiresIfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks: addresses outside that are told of facts, signed as Standard Webhooks has it, in the order of each case. For
 * those who cannot consume Kafka.
 */
@Path("/api/v1/webhooks")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RunOnVirtualThread
public class WebhookResource {

    private final Webhooks webhooks;
    private final ManageWebhooks managing;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, ManageWebhooks managing, Caller caller) {
        this.webhooks = webhooks;
        this.managing = managing;
        this.caller = caller;
    }

    /** All webhooks, the oldest first; at most {@value ManageWebhooks#MOST}. */
    public record WebhookList(List<WebhookView> items) {}

    @GET
    @Operation(operationId = "listWebhooks", summary = "All webhooks")
    public WebhookList list() {
        return new WebhookList(webhooks.all().stream().map(WebhookView::of).toList());
    }

    /**
     * Makes a webhook. The answer shows its secret, once. Repeated with the same {@code Idempotency-Key} it makes no
     * other, and shows no secret any more.
     */
    @POST
    @Operation(operationId = "createWebhook", summary = "Register a webhook")
    @APIResponse(
            responseCode = "201",
            description = "Made; with its secret",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response create(@Nullable WebhookTerms terms) {
        String id = Ids.derive("whk", caller.cause("webhook", "new"));
        return switch (managing.create(id, WebhookTerms.checked(terms), caller.subject())) {
            case Outcome.Done done ->
                secret(Response.created(URI.create("/api/v1/webhooks/" + id)), done.webhook())
                        .build();
            case Outcome.DoneBefore before ->
                Response.ok(WebhookView.of(before.webhook())).build();
            case Outcome.Refused refused -> throw Problems.invalid("url", refused.why());
            case Outcome.TooMany many ->
                throw Problems.problem(ProblemType.LIMIT_REACHED)
                        .with("limit", ManageWebhooks.MOST)
                        .build();
            case Outcome.NoSuchWebhook gone -> throw notFound(id);
            case Outcome.Changed changed -> throw IfMatch.failed(changed.revision());
        };
    }

    @GET
    @Path("/{webhookId}")
    @Operation(operationId = "getWebhook", summary = "One webhook")
    public WebhookView one(@PathParam("webhookId") String id) {
        return WebhookView.of(webhooks.find(id).orElseThrow(() -> notFound(id)));
    }

    /** Replaces what was said of it. What is committed while it is not active it will not hear of. */
    @PUT
    @Path("/{webhookId}")
    @RequiresIfMatch
    @Operation(operationId = "changeWebhook", summary = "Change a webhook")
    public WebhookView change(@PathParam("webhookId") String id, @Nullable WebhookTerms terms) {
        return WebhookView.of(done(id, managing.change(id, WebhookTerms.checked(terms), caller.ifMatch()::admits)));
    }

    /** Removes it with its delivery log; what waited for it is not delivered. */
    @DELETE
    @Path("/{webhookId}")
    @RequiresIfMatch
    @Operation(operationId = "deleteWebhook", summary = "Remove a webhook")
    public void remove(@PathParam("webhookId") String id) {
        done(id, managing.remove(id, caller.ifMatch()::admits));
    }

    /** Makes a new secret and shows it, once. For a day the former one signs beside it. */
    @POST
    @Path("/{webhookId}/rotate-secret")
    @Operation(operationId = "rotateWebhookSecret", summary = "Give a webhook a new secret")
    @APIResponse(
            responseCode = "200",
            description = "With the new secret",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response rotate(@PathParam("webhookId") String id) {
        Outcome outcome = managing.rotate(id, Ids.derive("sec", caller.cause("rotate", id)));
        Webhook webhook = done(id, outcome);
        return outcome instanceof Outcome.DoneBefore
                ? Response.ok(WebhookView.of(webhook)).build()
                : secret(Response.ok(), webhook).build();
    }

    /** An answer that nobody keeps. */
    private static Response.ResponseBuilder secret(Response.ResponseBuilder answer, Webhook webhook) {
        return answer.entity(WebhookView.withSecret(webhook)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Webhook done(String id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.webhook();
            case Outcome.DoneBefore before -> before.webhook();
            case Outcome.Refused refused -> throw Problems.invalid("url", refused.why());
            case Outcome.NoSuchWebhook gone -> throw notFound(id);
            case Outcome.Changed changed -> throw IfMatch.failed(changed.revision());
            case Outcome.TooMany many -> throw new IllegalStateException("only a new webhook can be one too many");
        };
    }

    static RuntimeException notFound(String id) {
        return Problems.notFound("webhook", id);
    }
}
