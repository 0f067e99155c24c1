package dev.hilo.cases.webhooks.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.webhooks.adapter.rest.DeliveryPage.DeliveryView;
import dev.hilo.cases.webhooks.app.Deliveries;
import dev.hilo.cases.webhooks.app.Deliveries.After;
import dev.hilo.cases.webhooks.app.ManageWebhooks;
import dev.hilo.cases.webhooks.app.SendLoop;
import dev.hilo.cases.webhooks.app.Webhooks;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What a webhook was told, with every attempt; and telling it again. */
@Path("/api/v1/webhooks/{webhookId}")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RunOnVirtualThread
public class DeliveryResource {

    private static final int ACCEPTED = 202;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final ManageWebhooks managing;
    private final SendLoop loop;
    private final Concerned concerned;

    DeliveryResource(
            Webhooks webhooks, Deliveries deliveries, ManageWebhooks managing, SendLoop loop, Concerned concerned) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.managing = managing;
        this.loop = loop;
        this.concerned = concerned;
    }

    /** The delivery log, the newest first; of the last 30 days. {@code status=dead} is the dead list. */
    @GET
    @Path("/deliveries")
    @Operation(operationId = "listDeliveries", summary = "A page of a webhook's delivery log")
    public DeliveryPage list(
            @PathParam("webhookId") String id,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requireWebhook(id);
        return DeliveryPage.of(
                deliveries.page(
                        id,
                        Params.oneOf("status", status, Status.class),
                        Cursors.read(cursor, After.class),
                        Params.limit(limit) + 1),
                limit);
    }

    /** Sends an event of the type {@code ping}, once, also to a webhook that is not active. */
    @POST
    @Path("/test")
    @ResponseStatus(ACCEPTED)
    @Operation(operationId = "testWebhook", summary = "Send a ping")
    public DeliveryView test(@PathParam("webhookId") String id) {
        Delivery ping = managing.ping(id).orElseThrow(() -> WebhookResource.notFound(id));
        loop.wake();
        return DeliveryView.of(ping);
    }

    /** Delivers once more what was delivered or given up, behind what waits for the same case. */
    @POST
    @Path("/deliveries/{deliveryId}/replay")
    @ResponseStatus(ACCEPTED)
    @Operation(operationId = "replayDelivery", summary = "Deliver something once more")
    public DeliveryView replay(@PathParam("webhookId") String id, @PathParam("deliveryId") String deliveryId) {
        requireWebhook(id);
        Delivery again = managing.replay(id, deliveryId).orElseThrow(() -> Problems.notFound("delivery", deliveryId));
        if (again.occurrence().userId() != null) {
            concerned.user(again.occurrence().userId());
        }
        loop.wake();
        return DeliveryView.of(again);
    }

    /** @param deliveries that wait again */
    public record Replayed(int deliveries) {}

    /** Delivers once more everything that was given up, the oldest first. */
    @POST
    @Path("/replay-dead")
    @ResponseStatus(ACCEPTED)
    @Operation(operationId = "replayDead", summary = "Deliver the dead list once more")
    public Replayed replayDead(@PathParam("webhookId") String id) {
        requireWebhook(id);
        Replayed replayed = new Replayed(managing.replayDead(id));
        loop.wake();
        return replayed;
    }

    private void requireWebhook(String id) {
        if (webhooks.find(id).isEmpty()) {
            throw WebhookResource.notFound(id);
        }
    }
}
