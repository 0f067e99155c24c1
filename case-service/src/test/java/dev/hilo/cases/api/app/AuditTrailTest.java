package dev.hilo.cases.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.api.app.Audit.Entry;
import dev.hilo.cases.api.app.Audit.Query;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private final MemoryAudit audit = new MemoryAudit();
    private final AuditTrail trail = new AuditTrail(audit);

    @Test
    void a_change_is_there_when_it_is_answered_and_a_read_with_the_next_flush() {
        trail.changed(entry("change"));
        trail.read(entry("read"));
        assertThat(ids()).containsExactly("change");

        trail.flush();
        assertThat(ids()).containsExactlyInAnyOrder("change", "read");
    }

    @Test
    void nothing_is_lost_while_the_store_is_away() {
        audit.away = true;
        trail.read(entry("read"));
        assertThatThrownBy(() -> trail.changed(entry("change"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(trail::flush).isInstanceOf(IllegalStateException.class);

        audit.away = false;
        trail.flush();
        assertThat(ids()).containsExactlyInAnyOrder("change", "read");
    }

    @Test
    void many_reads_are_written_in_several_batches_each_once() {
        for (int i = 0; i < 1_234; i++) {
            trail.read(entry("read-" + i));
        }
        trail.flush();

        assertThat(ids()).hasSize(1_234).doesNotHaveDuplicates();
    }

    private List<String> ids() {
        return audit.read(new Query(null, null, null, null, null, null), null, 2_000).stream()
                .map(Entry::id)
                .toList();
    }

    private static Entry entry(String id) {
        return new Entry(id, Instant.EPOCH, "a", null, "agent", "GET", "/x", Set.of(), Set.of(), 200);
    }
}
