package dev.hilo.notification.tracking.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.notification.tracking.app.MemoryLedger;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.stream.Event;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReceiptsConsumerTest {

    private static final Instant AT = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void what_became_of_a_one_time_code_is_not_kept() {
        MemoryLedger ledger = new MemoryLedger();
        String ours = Ids.delivery("u", 1, 0, "mailto:a@x.com");
        String code = Ids.code("ver-a-b");
        ledger.requested(List.of(request(ours), request(code)));

        new ReceiptsConsumer(ledger).handle(List.of(receipt(code), receipt(ours)));

        assertThat(ledger.ofUser("u", any -> true, 10))
                .filteredOn(one -> !one.receipts().isEmpty())
                .singleElement()
                .satisfies(one -> assertThat(one.id()).isEqualTo(ours));
    }

    private static Request request(String id) {
        return new Request(id, "u", "HILO-1", "verification", "email", "mailto:a@x.com", AT);
    }

    private static Event<DeliveryReceipt> receipt(String id) {
        return new Event<>(
                EventType.DELIVERY_RECEIPTED,
                id,
                URI.create("/hilo/channels/email"),
                id,
                new DeliveryReceipt(id, "email", DeliveryReceipt.Status.SENT, 1, AT, null, null),
                new ConsumerRecord<>("hilo.delivery-receipts", 0, 0, id, new byte[0]));
    }
}
