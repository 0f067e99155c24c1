package dev.hilo.notification.tracking.model;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a channel said of a delivery; one of each status at the most.
 *
 * @param reason in the channel's words, without addresses and numbers of people
 */
public record Receipt(
        String deliveryId,
        Status status,
        String channel,
        int attempts,
        Instant at,
        @Nullable String reason) {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+|\\+\\d[\\d .-]{6,}\\d|\\d{7,}");

    public Receipt {
        reason = reason == null ? null : ADDRESS.matcher(reason).replaceAll("…");
    }
}
