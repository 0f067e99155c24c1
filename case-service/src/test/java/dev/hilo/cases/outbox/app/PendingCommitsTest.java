package dev.hilo.cases.outbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PendingCommitsTest {

    private Instant now = Instant.parse("2026-11-30T09:00:00Z");
    private final PendingCommits pending = new PendingCommits(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void the_oldest_that_was_not_seen_counts() {
        pending.committing("josé", 1);
        later(30);
        pending.committing("begoña", 7);
        later(5);

        assertThat(pending.oldest()).isEqualTo(Duration.ofSeconds(35));
        pending.remove("josé", 1);
        assertThat(pending.oldest()).isEqualTo(Duration.ofSeconds(5));
        pending.remove("begoña", 7);
        assertThat(pending.oldest()).isZero();
    }

    @Test
    void past_a_number_the_oldest_stay() {
        pending.committing("王芳", 1);
        later(60);
        for (int version = 2; version < 50_000; version++) {
            pending.committing("王芳", version);
        }

        assertThat(pending.oldest()).isEqualTo(Duration.ofSeconds(60));
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
