package dev.hilo.notification.tracking.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackedDeliveryTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private final Request request = new Request("d", "u", "c", "resolution", "email", "mailto:a@b.c", AT);

    @Test
    void without_a_receipt_it_is_requested() {
        assertThat(new TrackedDelivery("d", request, List.of()).status()).isEqualTo(Status.REQUESTED);
    }

    @Test
    void without_its_request_and_receipts_nothing_is_known_of_it() {
        assertThat(new TrackedDelivery("d", null, List.of()).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void a_bounce_after_it_was_sent_means_that_it_failed() {
        assertThat(with(Status.FAILED, Status.SENT).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void that_it_was_seen_outweighs_all_else_whatever_came_last() {
        assertThat(with(Status.READ, Status.SENT, Status.FAILED).status()).isEqualTo(Status.READ);
        assertThat(with(Status.SENT, Status.FAILED, Status.READ).status()).isEqualTo(Status.READ);
    }

    @Test
    void history_is_told_in_the_order_in_which_it_happened() {
        Receipt late = new Receipt("d", Status.DELIVERED, "email", 1, AT.plusSeconds(9), null);
        Receipt early = new Receipt("d", Status.SENT, "email", 1, AT, null);

        assertThat(new TrackedDelivery("d", request, List.of(late, early)).receipts())
                .containsExactly(early, late);
    }

    private TrackedDelivery with(Status... statuses) {
        return new TrackedDelivery(
                "d",
                request,
                List.of(statuses).stream()
                        .map(status -> new Receipt("d", status, "email", 1, AT, null))
                        .toList());
    }
}
