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
 * @param withheld why nothing was asked after all: {@code machine} or {@code strangers}; null when it was
 */
public record Request(
        String deliveryId,
        String userId,
        String caseId,
        String kind,
        @Nullable String channel,
        @Nullable String to,
        Instant at,
        @Nullable String withheld) {

    public Request(
            String deliveryId,
            String userId,
            String caseId,
            String kind,
            @Nullable String channel,
            @Nullable String to,
            Instant at) {
        this(deliveryId, userId, caseId, kind, channel, to, at, null);
    }

    public Request withheld(String reason) {
        return new Request(deliveryId, userId, caseId, kind, channel, to, at, reason);
    }

    public boolean unreachable() {
        return channel == null;
    }
}
