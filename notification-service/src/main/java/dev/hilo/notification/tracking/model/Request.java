package dev.hilo.notification.tracking.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a channel. The words themselves are not kept: they are in the context.
 *
 * @param kind {@code acknowledgement}, {@code agent-message}, {@code question}, {@code resolution}, {@code closing} or {@code
 *     feedback-request}
 * @param channel absent when no way to the user is known
 * @param to absent then, and when the user was erased
 */
public record Request(
        String deliveryId,
        String userId,
        String caseId,
        String kind,
        @Nullable String channel,
        @Nullable String to,
        Instant at) {

    public boolean unreachable() {
        return channel == null;
    }
}
