package dev.hilo.cases.webhooks.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.webhooks.app.Deliveries.After;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Attempt;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Paged;
import dev.hilo.kit.rest.Params;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a webhook's delivery log, the newest first.
 *
 * @param next cursor of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryPage(
        List<DeliveryView> items, @Nullable String next) implements Paged {

    /**
     * A delivery. What it said is not kept: it is read from the log for each attempt.
     *
     * @param eventId the header {@code webhook-id} and the body's {@code id}
     * @param status {@code waiting}, {@code delivered} or {@code dead}
     * @param dead why it was given up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeliveryView(
            String id,
            String eventId,
            String type,
            @Nullable String userId,
            @Nullable String caseId,
            Instant at,
            String status,
            Instant createdAt,
            List<AttemptView> attempts,
            @Nullable String dead,
            @Nullable Instant finishedAt) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.occurrence().eventId(),
                    delivery.occurrence().type(),
                    delivery.occurrence().userId(),
                    delivery.occurrence().caseId(),
                    delivery.occurrence().at(),
                    Params.word(delivery.status()),
                    delivery.createdAt(),
                    delivery.attempts().stream().map(AttemptView::of).toList(),
                    delivery.dead(),
                    delivery.finishedAt());
        }
    }

    /**
     * An attempt.
     *
     * @param millis how long it took
     * @param status of the response; absent when there was none
     * @param error what went wrong; absent when there was a response
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable String error) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(attempt.at(), attempt.took().toMillis(), attempt.status(), attempt.error());
        }
    }

    static DeliveryPage of(List<Delivery> deliveries, int limit) {
        List<Delivery> shown = deliveries.size() > limit ? deliveries.subList(0, limit) : deliveries;
        return new DeliveryPage(
                shown.stream().map(DeliveryView::of).toList(),
                deliveries.size() > limit
                        ? Cursors.write(new After(
                                shown.getLast().createdAt(), shown.getLast().id()))
                        : null);
    }
}
