package dev.hilo.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };
    private final RateLimiter limiter = new RateLimiter(6, Duration.ofMinutes(1), time);

    @Test
    void who_asks_too_often_waits_and_everybody_else_does_not() {
        for (int i = 0; i < 6; i++) {
            assertThat(limiter.refusal("203.0.113.9")).isEmpty();
        }
        assertThat(limiter.refusal("203.0.113.9")).contains(Duration.ofSeconds(10));
        assertThat(limiter.refusal("198.51.100.1")).isEmpty();
    }

    @Test
    void what_was_used_comes_back_evenly_and_not_all_at_once() {
        for (int i = 0; i < 6; i++) {
            limiter.refusal("jose");
        }
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(limiter.refusal("jose")).isEmpty();
        assertThat(limiter.refusal("jose")).isPresent();
        nanos.addAndGet(Duration.ofMillis(9_900).toNanos());
        assertThat(limiter.refusal("jose")).contains(Duration.ofSeconds(1));
    }
}
