package dev.hilo.routing.assignment.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.routing.assignment.model.RoutedCase;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A case on a queue.
 *
 * @param status {@code waiting}, {@code reserved}, {@code assigned} or {@code paused}
 * @param agentId who has it or is promised it
 * @param priority from 1, critical, to 5
 * @param reservedUntil when the promise lapses
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "QueuedCase")
public record QueuedCaseView(
        String caseId,
        String userId,
        String status,
        int priority,
        Instant openedAt,
        @Nullable String agentId,
        @Nullable Instant reservedUntil) {

    static QueuedCaseView of(RoutedCase routed) {
        return new QueuedCaseView(
                routed.caseId(),
                routed.userId(),
                routed.status().word(),
                routed.priority(),
                routed.openedAt(),
                routed.agentId(),
                routed.reservedUntil());
    }
}
