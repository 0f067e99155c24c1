package dev.hilo.notification.tracking.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.notification.tracking.model.Status;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ledger of deliveries promises. */
public abstract class DeliveryLedgerConformance {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    protected abstract DeliveryLedger ledger();

    private final Request request = request("dlv-1", 0);
    private final Receipt sent = receipt("dlv-1", Status.SENT, 1);
    private final Receipt delivered = receipt("dlv-1", Status.DELIVERED, 2);

    @Test
    void one_delivery_is_found_by_its_id() {
        assertThat(ledger().find("dlv_nobody_asked_for")).isEmpty();
        ledger().receipted(List.of(
                new Receipt("dlv_found", Status.DELIVERED, "chat", 1, Instant.parse("2026-11-23T08:00:00Z"), null)));

        assertThat(ledger().find("dlv_found"))
                .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(Status.DELIVERED));
    }

    @Test
    void a_request_is_found_by_its_user_and_by_its_case() {
        ledger().requested(List.of(request));

        assertThat(ledger().ofUser("u-ana", any -> true, 10))
                .containsExactly(new TrackedDelivery("dlv-1", request, List.of()));
        assertThat(ledger().ofCase("HILO-1", 10)).containsExactly(new TrackedDelivery("dlv-1", request, List.of()));
        assertThat(ledger().ofUser("u-luis", any -> true, 10)).isEmpty();
    }

    @Test
    void receipts_in_any_order_before_and_after_the_request_and_repeated_give_one_history() {
        ledger().receipted(List.of(delivered));
        ledger().requested(List.of(request));
        ledger().receipted(List.of(sent, delivered));
        ledger().requested(List.of(request));
        ledger().receipted(List.of(sent));

        assertThat(ledger().ofUser("u-ana", any -> true, 10))
                .singleElement()
                .isEqualTo(new TrackedDelivery("dlv-1", request, List.of(sent, delivered)))
                .extracting(TrackedDelivery::status)
                .isEqualTo(Status.DELIVERED);
    }

    @Test
    void a_receipt_alone_belongs_to_nobody_yet() {
        ledger().receipted(List.of(sent));

        assertThat(ledger().ofUser("u-ana", any -> true, 10)).isEmpty();
        assertThat(ledger().ofCase("HILO-1", 10)).isEmpty();
    }

    @Test
    void what_was_withheld_is_listed_as_that() {
        ledger().requested(List.of(request.withheld("strangers")));

        assertThat(ledger().ofCase("HILO-1", 10)).singleElement().satisfies(delivery -> {
            assertThat(delivery.request()).isEqualTo(request.withheld("strangers"));
            assertThat(delivery.status()).isEqualTo(Status.WITHHELD);
        });
    }

    @Test
    void a_failure_keeps_its_reason() {
        Receipt failed = new Receipt("dlv-1", Status.FAILED, "email", 3, AT, "550 mailbox unknown");
        ledger().requested(List.of(request));
        ledger().receipted(List.of(failed));

        assertThat(ledger().ofCase("HILO-1", 10)).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(Status.FAILED);
            assertThat(delivery.receipts()).containsExactly(failed);
        });
    }

    @Test
    void the_newest_come_first_up_to_the_limit() {
        ledger().requested(List.of(request("dlv-a", 1), request("dlv-c", 3), request("dlv-b", 2)));

        assertThat(ledger().ofUser("u-ana", any -> true, 2))
                .extracting(TrackedDelivery::id)
                .containsExactly("dlv-c", "dlv-b");
    }

    @Test
    void deliveries_of_cases_that_are_not_shown_do_not_use_up_the_limit() {
        ledger().requested(List.of(
                request("dlv-old", 1),
                new Request(
                        "dlv-new", "u-ana", "HILO-2", "question", "email", "mailto:ana@corp.com", AT.plusSeconds(9))));

        assertThat(ledger().ofUser("u-ana", "HILO-1"::equals, 1))
                .extracting(TrackedDelivery::id)
                .containsExactly("dlv-old");
        assertThat(ledger().ofUser("u-ana", any -> false, 1)).isEmpty();
    }

    @Test
    void a_user_out_of_reach_is_noted_as_such() {
        Request nobody = new Request("dlv-1", "u-ana", "HILO-1", "resolution", null, null, AT);
        ledger().requested(List.of(nobody));

        assertThat(ledger().ofUser("u-ana", any -> true, 1)).singleElement().satisfies(delivery -> {
            assertThat(delivery.request()).isEqualTo(nobody);
            assertThat(delivery.status()).isEqualTo(Status.UNREACHABLE);
        });
    }

    @Test
    void of_an_erased_user_nothing_is_left_that_leads_to_them_and_the_figures_stay() {
        Receipt failed = new Receipt("dlv-1", Status.FAILED, "email", 3, AT, "mailbox of the user is full");
        ledger().requested(List.of(request, request("dlv-2", 1)));
        ledger().receipted(List.of(failed));

        ledger().forgetUser("u-ana");

        assertThat(ledger().ofUser("u-ana", any -> true, 10)).hasSize(2).allSatisfy(delivery -> {
            assertThat(delivery.request()).isNotNull().extracting(Request::to).isNull();
            assertThat(delivery.receipts())
                    .allSatisfy(receipt -> assertThat(receipt.reason()).isNull());
        });
        assertThat(ledger().ofCase("HILO-1", 10))
                .extracting(TrackedDelivery::status)
                .containsExactlyInAnyOrder(Status.FAILED, Status.REQUESTED);
    }

    @Test
    void what_went_to_an_erased_identity_is_forgotten_whoever_it_was_taken_for() {
        ledger().requested(List.of(
                request, new Request("dlv-2", "u-luis", "HILO-2", "question", "email", "mailto:ana@corp.com", AT)));

        ledger().forgetIdentities(List.of("mailto:ana@corp.com", "chat:1"));
        ledger().forgetIdentities(List.of());

        assertThat(ledger().ofUser("u-luis", any -> true, 1))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.request())
                        .isNotNull()
                        .extracting(Request::to)
                        .isNull());
    }

    @Test
    void a_channels_reason_is_kept_without_the_address_it_names() {
        assertThat(new Receipt("dlv-1", Status.FAILED, "email", 3, AT, "550 5.1.1 <ana@corp.com>: mailbox unknown")
                        .reason())
                .isEqualTo("550 5.1.1 <…>: mailbox unknown");
        assertThat(new Receipt("dlv-1", Status.FAILED, "sms", 3, AT, "no route to +34 600 000 001").reason())
                .isEqualTo("no route to …");
    }

    @Test
    void nothing_to_note_is_fine() {
        ledger().requested(List.of());
        ledger().receipted(List.of());

        assertThat(ledger().ofUser("u-ana", any -> true, 1)).isEmpty();
    }

    private static Request request(String id, long second) {
        return new Request(
                id, "u-ana", "HILO-1", "agent-message", "email", "mailto:ana@corp.com", AT.plusSeconds(second));
    }

    private static Receipt receipt(String id, Status status, long second) {
        return new Receipt(id, status, "email", 1, AT.plusSeconds(second), null);
    }
}
