package dev.hilo.stream;

import java.time.Duration;

/** Pauses between attempts: each twice as long as the one before, up to the last. */
record Backoff(Duration first, Duration last) {

    static final Backoff USUAL = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    Duration after(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(last) > 0 ? last : doubled;
    }
}
