package dev.hilo.cases.context.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.PresenceBoard.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PresenceBoardTest {

    private static final String ANA = "chat:vis_1";
    private static final String EVA = "chat:vis_2";

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final PresenceBoard board = new PresenceBoard(() -> now);
    private final AtomicInteger woken = new AtomicInteger();

    @Test
    void who_is_there_is_told_at_first_and_then_only_what_is_different() {
        board.here(ANA, in(45));
        try (PresenceBoard.Watch watch = board.watch(woken::incrementAndGet)) {
            watch.watch(List.of(ANA, EVA));
            assertThat(watch.changes()).containsExactly(new Shown(ANA, true, false));
            board.here(ANA, in(60));
            assertThat(watch.changes()).isEmpty();
            assertThat(woken).as("nothing is different").hasValue(0);

            board.typing(ANA, in(6));
            assertThat(woken).hasValue(1);
            assertThat(watch.changes()).containsExactly(new Shown(ANA, true, true));
            board.gone(ANA);
            assertThat(watch.changes()).containsExactly(new Shown(ANA, false, false));
            assertThat(woken).hasValue(2);
        }
    }

    @Test
    void what_is_not_said_again_no_longer_holds_and_it_is_known_when() {
        PresenceBoard.Watch watch = board.watch(woken::incrementAndGet);
        watch.watch(List.of(ANA));
        assertThat(watch.holds(Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(15));
        board.here(ANA, in(45));
        board.typing(ANA, in(6));
        watch.changes();
        assertThat(watch.holds(Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(6));

        now = in(6);
        assertThat(watch.changes()).containsExactly(new Shown(ANA, true, false));
        assertThat(board.here(List.of(ANA, EVA))).containsExactly(ANA);
        now = in(39);
        assertThat(watch.changes()).containsExactly(new Shown(ANA, false, false));
        assertThat(board.here(List.of(ANA, EVA))).isEmpty();
        board.tidy();
    }

    @Test
    void others_and_those_who_went_wake_nobody() {
        PresenceBoard.Watch watch = board.watch(woken::incrementAndGet);
        watch.watch(List.of(ANA));
        board.here(EVA, in(45));
        watch.close();
        board.here(ANA, in(45));

        assertThat(woken).hasValue(0);
    }

    private Instant in(int seconds) {
        return now.plusSeconds(seconds);
    }
}
