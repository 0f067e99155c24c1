package dev.hilo.cases.webhooks.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence for one webhook. What it says is not kept here: it is read from the log for each attempt.
 *
 * @param giveUpAt after which no further attempt is planned
 * @param failures in a row, since it last began to wait
 * @param attempts all that were made, the oldest first
 * @param dead why it will not be tried again, where it was not delivered
 * @param finishedAt when it was delivered or given up
 */
public record Delivery(
        String id,
        String webhookId,
        Occurrence occurrence,
        Status status,
        Instant createdAt,
        Instant giveUpAt,
        int failures,
        List<Attempt> attempts,
        @Nullable String dead,
        @Nullable Instant finishedAt) {

    /** What has become of it. */
    public enum Status {
        WAITING,
        DELIVERED,
        DEAD
    }

    /**
     * A request that was made.
     *
     * @param status of the response; null when there was none
     * @param error what went wrong, in our words; never what the other side said
     */
    public record Attempt(
            Instant at,
            Duration took,
            @Nullable Integer status,
            @Nullable String error) {}

    public static Delivery of(String webhookId, Occurrence occurrence, Instant at, Duration giveUpAfter) {
        return new Delivery(
                webhookId + "." + occurrence.eventId(),
                webhookId,
                occurrence,
                Status.WAITING,
                at,
                at.plus(giveUpAfter),
                0,
                List.of(),
                null,
                null);
    }

    /** The lane it waits on: one webhook, one case. */
    public String lane() {
        return webhookId + "/" + occurrence.lane();
    }

    public Delivery delivered(Attempt attempt) {
        return new Delivery(
                id, webhookId, occurrence, Status.DELIVERED, createdAt, giveUpAt, 0, with(attempt), null, attempt.at());
    }

    public Delivery failed(Attempt attempt) {
        return new Delivery(
                id,
                webhookId,
                occurrence,
                Status.WAITING,
                createdAt,
                giveUpAt,
                failures + 1,
                with(attempt),
                null,
                null);
    }

    public Delivery givenUp(String reason, Instant at) {
        return new Delivery(
                id, webhookId, occurrence, Status.DEAD, createdAt, giveUpAt, failures, attempts, reason, at);
    }

    /** Once more from the beginning. */
    public Delivery again(Instant at, Duration giveUpAfter) {
        return new Delivery(
                id, webhookId, occurrence, Status.WAITING, createdAt, at.plus(giveUpAfter), 0, attempts, null, null);
    }

    private List<Attempt> with(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return List.copyOf(all);
    }
}
