package dev.hilo.channel.sdk;

import java.time.Duration;

/**
 * How often and when to try again. Delays double from the first to the last.
 *
 * @param attempts how many times a message is tried in all, from 1
 * @param first delay after the first failure
 * @param last the longest delay
 */
public record RetryPolicy(int attempts, Duration first, Duration last) {

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more");
        }
        if (first.isNegative() || last.compareTo(first) < 0) {
            throw new IllegalArgumentException("delays must not be negative, nor the last shorter than the first");
        }
    }

    /** Eight attempts within about four minutes. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(8, Duration.ofSeconds(2), Duration.ofMinutes(1));
    }

    /** How long to wait after attempt {@code attempt}, counted from 1. */
    public Duration delayAfter(int attempt) {
        int doublings = Math.min(Math.max(attempt - 1, 0), 30);
        Duration delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(last) > 0 ? last : delay;
    }

    /** Whether there is another attempt after {@code attempt}. */
    boolean allowsAfter(int attempt) {
        return attempt < attempts;
    }
}
