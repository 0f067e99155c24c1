package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.stream.ConsumerStatus;
import dev.hilo.stream.StreamReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LivenessOfWorkTest {

    private static final Instant AT = Instant.parse("2026-12-01T09:00:00Z");

    private final List<StreamReader> readers = new ArrayList<>();
    private final BackgroundWork work = new BackgroundWork();

    @Test
    void what_starts_reads_waits_or_was_stopped_is_alive() {
        readers.add(new Reader("a", new ConsumerStatus.Starting(AT)));
        readers.add(new Reader("b", new ConsumerStatus.Running(AT)));
        readers.add(new Reader("c", new ConsumerStatus.Retrying(AT, "MongoTimeoutException")));
        readers.add(new Reader("d", new ConsumerStatus.Stopped(AT)));

        assertThat(liveness().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void what_an_error_ended_wants_a_new_process_and_is_named() {
        readers.add(new Reader("a", new ConsumerStatus.Running(AT)));
        readers.add(new Reader("b", new ConsumerStatus.Failed(AT, "OutOfMemoryError")));

        assertThat(liveness().getStatus()).isEqualTo(Status.DOWN);
        assertThat(liveness().getData().orElseThrow())
                .containsOnlyKeys("hilo.contexts as b")
                .containsEntry("hilo.contexts as b", "ended at 2026-12-01T09:00:00Z: OutOfMemoryError");
    }

    @Test
    void work_that_is_no_consumer_counts_too() {
        work.ended("giving out cases", new NoClassDefFoundError("x"));

        assertThat(liveness().getStatus()).isEqualTo(Status.DOWN);
        assertThat(liveness().getData().orElseThrow())
                .containsEntry("giving out cases", "ended by NoClassDefFoundError");
    }

    private HealthCheckResponse liveness() {
        return new LivenessOfWork(() -> readers, work).call();
    }

    private record Reader(String group, ConsumerStatus status) implements StreamReader {

        @Override
        public String topic() {
            return "hilo.contexts";
        }

        @Override
        public void close() {}
    }
}
