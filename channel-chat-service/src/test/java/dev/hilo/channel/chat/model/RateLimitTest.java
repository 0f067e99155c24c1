package dev.hilo.channel.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");

    private final RateLimit limit = new RateLimit(3, 2, T0);

    @Test
    void some_may_come_at_once_then_each_waits_its_turn() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take(T0)).isZero();
        }
        assertThat(limit.take(T0)).isEqualTo(Duration.ofMillis(500));
        assertThat(limit.take(T0.plusMillis(400))).isEqualTo(Duration.ofMillis(100));
        assertThat(limit.take(T0.plusMillis(500))).isZero();
        assertThat(limit.take(T0.plusMillis(500))).isPositive();
    }

    @Test
    void it_fills_up_but_not_over() {
        limit.take(T0);
        assertThat(limit.full(T0)).isFalse();
        assertThat(limit.full(T0.plusSeconds(60))).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take(T0.plusSeconds(60))).isZero();
        }
        assertThat(limit.take(T0.plusSeconds(60))).isPositive();
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_away() {
        for (int i = 0; i < 3; i++) {
            limit.take(T0);
        }
        assertThat(limit.take(T0.minusSeconds(10))).isPositive();
        assertThat(limit.take(T0)).isPositive();
    }
}
