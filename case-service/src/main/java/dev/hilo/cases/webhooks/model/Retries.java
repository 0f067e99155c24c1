package dev.hilo.cases.webhooks.model;

import java.time.Duration;

/**
 * When to try again: the pauses double from the first to the longest, each spread by a fifth up or down so that what
 * failed together does not come back together.
 *
 * @param giveUpAfter how long after its beginning a delivery is tried
 */
public record Retries(Duration first, Duration longest, Duration giveUpAfter) {

    private static final double SPREAD = 0.2;
    private static final int DOUBLINGS = 30;

    /**
     * The pause after a number of failures in a row.
     *
     * @param failures from 1
     * @param chance from 0 to 1, without 1
     */
    public Duration pause(int failures, double chance) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failures - 1, DOUBLINGS));
        double capped = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(capped * (1 - SPREAD + 2 * SPREAD * chance)));
    }
}
