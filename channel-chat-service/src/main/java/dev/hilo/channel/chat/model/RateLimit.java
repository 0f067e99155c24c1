package dev.hilo.channel.chat.model;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: {@code burst} at once, then {@code perSecond}. Thread-safe; time is passed in. */
public final class RateLimit {

    private final int burst;
    private final double perSecond;
    private double left;
    private Instant at;

    public RateLimit(int burst, double perSecond, Instant now) {
        if (burst < 1 || perSecond <= 0) {
            throw new IllegalArgumentException("a rate limit allows at least 1 at once and more than 0 a second");
        }
        this.burst = burst;
        this.perSecond = perSecond;
        this.left = burst;
        this.at = now;
    }

    /** Takes one and answers zero, or takes nothing and answers how long to wait for the next. */
    public synchronized Duration take(Instant now) {
        refill(now);
        if (left < 1) {
            return Duration.ofMillis((long) Math.ceil((1 - left) / perSecond * 1000));
        }
        left -= 1;
        return Duration.ZERO;
    }

    /** Whether it has nothing to remember. */
    public synchronized boolean full(Instant now) {
        refill(now);
        return left >= burst;
    }

    private void refill(Instant now) {
        if (now.isAfter(at)) {
            left = Math.min(burst, left + Duration.between(at, now).toMillis() / 1000.0 * perSecond);
            at = now;
        }
    }
}
