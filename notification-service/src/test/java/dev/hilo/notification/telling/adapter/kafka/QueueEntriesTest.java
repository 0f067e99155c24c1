package dev.hilo.notification.telling.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.notification.tracking.app.CaseQueues.Entry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueEntriesTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void a_case_enters_a_queue_when_it_is_opened_queued_and_assigned() {
        List<ContextCommitted> commits = List.of(
                commit(
                        1,
                        new ContextFact.IdentityLinked("tel:+34600000009", "voice", "agent", null, null, null, null),
                        opened()),
                commit(2, new ContextCaseFact.CaseQueued("HILO-7", "network", "luis", null)),
                commit(3, new ContextCaseFact.CaseAssigned("HILO-7", "telefonía", "begoña", "Begoña", "routing")));

        assertThat(QueueEntries.in(commits))
                .containsExactly(
                        new Entry("HILO-7", "service-desk", AT.plusSeconds(1)),
                        new Entry("HILO-7", "network", AT.plusSeconds(2)),
                        new Entry("HILO-7", "telefonía", AT.plusSeconds(3)));
    }

    private static ContextCommitted commit(long version, ContextFact... facts) {
        return new ContextCommitted(
                "u-jose", version, List.of("cmd-" + version), AT.plusSeconds(version), List.of(facts));
    }

    private static ContextCaseFact.CaseOpened opened() {
        return new ContextCaseFact.CaseOpened(
                "HILO-7", null, "VPN", "voice", "es", 3, 3, 4, "service-desk", null, null, null, "begoña", null);
    }
}
