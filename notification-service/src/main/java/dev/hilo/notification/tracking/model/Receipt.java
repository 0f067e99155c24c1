package dev.hilo.notification.tracking.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a channel said of a delivery; one of each status at the most. */
public record Receipt(
        String deliveryId,
        Status status,
        String channel,
        int attempts,
        Instant at,
        @Nullable String reason) {}
