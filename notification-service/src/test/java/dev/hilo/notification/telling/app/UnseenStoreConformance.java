package dev.hilo.notification.telling.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.notification.telling.model.Commit.Place;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What answers that wait rest on. Every store passes it. */
public abstract class UnseenStoreConformance {

    private static final Instant DUE = Instant.parse("2026-11-23T10:02:00Z");

    private final String id = "dlv_" + UUID.randomUUID();

    protected abstract UnseenStore store();

    @Test
    void an_answer_waits_until_it_is_due_and_keeps_its_time() {
        Unseen answer = new Unseen(id, "chat", new Place(3, 4_000_000_000L), 1, DUE);
        store().add(answer);
        store().add(new Unseen(id, "chat", new Place(3, 4_000_000_000L), 1, DUE.plusSeconds(60)));

        assertThat(store().due(DUE.minusMillis(1))).doesNotContain(answer);
        assertThat(store().due(DUE)).contains(answer);
        store().remove(id);
        store().remove(id);
        assertThat(store().due(DUE)).noneMatch(one -> one.deliveryId().equals(id));
    }
}
