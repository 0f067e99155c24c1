package dev.hilo.notification.tracking.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.notification.tracking.app.CaseQueues.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What everything that knows the queues of cases promises. */
public abstract class CaseQueuesConformance {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00.123Z");

    protected abstract CaseQueues queues();

    @Test
    void a_case_is_in_the_queue_that_it_entered_last() {
        CaseQueues queues = queues();
        queues.entered(List.of(new Entry("HILO-1", "service-desk", AT), new Entry("HILO-2", "peticiones-móviles", AT)));
        queues.entered(List.of(
                new Entry("HILO-1", "network", AT.plusSeconds(1)),
                new Entry("HILO-1", "telefonía", AT.plusSeconds(1))));

        assertThat(queues.of(List.of("HILO-1", "HILO-2", "HILO-3")))
                .isEqualTo(Map.of("HILO-1", "telefonía", "HILO-2", "peticiones-móviles"));
    }

    @Test
    void what_comes_again_moves_no_case_back() {
        CaseQueues queues = queues();
        Entry opened = new Entry("HILO-1", "service-desk", AT);
        Entry moved = new Entry("HILO-1", "network", AT.plusSeconds(60));
        queues.entered(List.of(opened, moved));
        queues.entered(List.of(opened));

        assertThat(queues.of(List.of("HILO-1"))).isEqualTo(Map.of("HILO-1", "network"));
    }

    @Test
    void nothing_to_note_and_nothing_to_find_is_fine() {
        queues().entered(List.of());

        assertThat(queues().of(List.of())).isEmpty();
        assertThat(queues().of(List.of("HILO-404"))).isEmpty();
    }
}
