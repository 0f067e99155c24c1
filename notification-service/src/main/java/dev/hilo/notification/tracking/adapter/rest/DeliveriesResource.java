package dev.hilo.notification.tracking.adapter.rest;

import dev.hilo.kit.Problems;
import dev.hilo.kit.access.QueueVisibility;
import dev.hilo.notification.tracking.app.CaseQueues;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What users were told and what became of it. Eventually consistent with the context stream: a delivery appears once it
 * was asked of its channel, a status once the channel's receipt has arrived.
 */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deliveries")
public class DeliveriesResource {

    private static final int LARGEST_PAGE = 500;

    private final DeliveryLedger ledger;
    private final CaseQueues queues;
    private final QueueVisibility visibility;

    DeliveriesResource(DeliveryLedger ledger, CaseQueues queues, QueueVisibility visibility) {
        this.ledger = ledger;
        this.queues = queues;
        this.visibility = visibility;
    }

    /** Lists the deliveries of one user or of one case; exactly one of the two must be named. */
    @GET
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "listDeliveries", summary = "Deliveries of a user or of a case, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The newest deliveries of cases that the caller may see, at most `limit`")
    @APIResponse(responseCode = "400", description = "Neither or both of userId and caseId, or a limit out of range")
    public List<DeliveryView> deliveries(
            @Parameter(description = "The user who was told") @QueryParam("userId") @Nullable String userId,
            @Parameter(description = "The case it was about: HILO-1042") @QueryParam("caseId") @Nullable String caseId,
            @Parameter(description = "From 1 to 500") @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problems.invalid("limit", "must be from 1 to " + LARGEST_PAGE);
        }
        if ((userId == null) == (caseId == null)) {
            throw Problems.invalid("userId", "or 'caseId' must be given, and not both");
        }
        return (userId != null ? ofUser(userId, limit) : ofCase(Objects.requireNonNull(caseId), limit))
                .stream().map(DeliveryView::of).toList();
    }

    private List<TrackedDelivery> ofUser(String userId, int limit) {
        Map<String, Boolean> seen = new HashMap<>();
        return ledger.ofUser(userId, caseId -> seen.computeIfAbsent(caseId, this::sees), limit);
    }

    private List<TrackedDelivery> ofCase(String caseId, int limit) {
        return sees(caseId) ? ledger.ofCase(caseId, limit) : List.of();
    }

    private boolean sees(String caseId) {
        return visibility.queues().isEmpty()
                || visibility.sees(queues.of(List.of(caseId)).get(caseId));
    }
}
