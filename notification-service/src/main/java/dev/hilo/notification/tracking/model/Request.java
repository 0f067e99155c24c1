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
 * @param withheld nothing was asked after all: they may be a machine that answers ours
 */
public record Request(
        String deliveryId,
        String userId,
        String caseId,
        String kind,
        @Nullable String channel,
        @Nullable String to,
        Instant at,
        boolean withheld) {

    public Request(
            String deliveryId,
            String userId,
            String caseId,
            String kind,
            @Nullable String channel,
            @Nullable String to,
            Instant at) {
        this(deliveryId, userId, caseId, kind, channel, to, at, false);
    }

    public Request asWithheld() {
        return new Request(deliveryId, userId, caseId, kind, channel, to, at, true);
    }

    public boolean unreachable() {
        return channel == null;
    }
}
