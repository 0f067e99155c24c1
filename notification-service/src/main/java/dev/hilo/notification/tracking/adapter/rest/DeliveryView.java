package dev.hilo.notification.tracking.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as agents see it.
 *
 * @param status one of the words of {@link dev.hilo.notification.tracking.model.Status}, in lower case
 * @param withheld why the desk does not answer by itself: {@code machine} or {@code strangers}; absent where it does
 * @param history what the channel reported, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Delivery")
public record DeliveryView(
        String id,
        String status,
        @Nullable String userId,
        @Nullable String caseId,
        @Nullable String kind,
        @Nullable String channel,
        @Nullable String to,
        @Nullable Instant requestedAt,
        @Nullable String withheld,
        List<Step> history) {

    /** One report of the channel. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeliveryStep")
    public record Step(
            String status,
            Instant at,
            int attempts,
            @Nullable String reason) {

        static Step of(Receipt receipt) {
            return new Step(receipt.status().word(), receipt.at(), receipt.attempts(), receipt.reason());
        }
    }

    static DeliveryView of(TrackedDelivery delivery) {
        Request request = delivery.request();
        List<Step> history = delivery.receipts().stream().map(Step::of).toList();
        String status = delivery.status().word();
        return request == null
                ? new DeliveryView(delivery.id(), status, null, null, null, null, null, null, null, history)
                : new DeliveryView(
                        delivery.id(),
                        status,
                        request.userId(),
                        request.caseId(),
                        request.kind(),
                        request.channel(),
                        request.to(),
                        request.at(),
                        request.withheld(),
                        history);
    }
}
