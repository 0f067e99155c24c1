package dev.hilo.cases.webhooks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final Retries retries = new Retries(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(24));

    @Test
    void pauses_double_up_to_the_longest() {
        assertThat(IntStream.of(1, 2, 3, 10, 11, 12, 1_000)
                        .mapToObj(failures -> retries.pause(failures, 0.5).toSeconds()))
                .containsExactly(5L, 10L, 20L, 2_560L, 3_600L, 3_600L, 3_600L);
    }

    @Test
    void each_is_spread_by_a_fifth_up_or_down() {
        assertThat(retries.pause(1, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(retries.pause(1, 0.999_999)).isBetween(Duration.ofMillis(5_999), Duration.ofSeconds(6));
    }

    @Test
    void a_day_of_trying_is_some_thirty_attempts() {
        Duration spent = Duration.ZERO;
        int failures = 0;
        while (spent.compareTo(retries.giveUpAfter()) < 0) {
            failures++;
            spent = spent.plus(retries.pause(failures, 0.5));
        }
        assertThat(failures).isBetween(30, 36);
    }
}
