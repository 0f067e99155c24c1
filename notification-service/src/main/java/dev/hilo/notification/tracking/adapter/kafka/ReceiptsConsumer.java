package dev.hilo.notification.tracking.adapter.kafka;

import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.EventConsumers;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Status;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Notes what channels say of their deliveries; those of one-time codes are not ours to follow. */
@ApplicationScoped
class ReceiptsConsumer implements EventHandler<DeliveryReceipt> {

    private final DeliveryLedger ledger;

    ReceiptsConsumer(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    void onStart(@Observes StartupEvent start, EventConsumers consumers) {
        consumers.start(EventType.DELIVERY_RECEIPTED, "notification-service-receipts", this);
    }

    @Override
    public void handle(List<Event<DeliveryReceipt>> events) {
        ledger.receipted(events.stream()
                .map(Event::data)
                .filter(receipt -> !Ids.isCode(receipt.deliveryId()))
                .map(ReceiptsConsumer::receipt)
                .toList());
    }

    static Receipt receipt(DeliveryReceipt receipt) {
        Status status = switch (receipt.status()) {
            case SENT -> Status.SENT;
            case DELIVERED -> Status.DELIVERED;
            case READ -> Status.READ;
            case FAILED -> Status.FAILED;
            case OTHER -> Status.OTHER;
        };
        return new Receipt(
                receipt.deliveryId(), status, receipt.channel(), receipt.attempts(), receipt.at(), receipt.reason());
    }
}
