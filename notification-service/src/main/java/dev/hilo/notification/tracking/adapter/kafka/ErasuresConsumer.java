package dev.hilo.notification.tracking.adapter.kafka;

import dev.hilo.contracts.EventType;
import dev.hilo.contracts.IdentityErased;
import dev.hilo.kit.EventConsumers;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Forgets where deliveries to an erased person went, also those from when somebody else was taken for them. */
@ApplicationScoped
class ErasuresConsumer implements EventHandler<IdentityErased> {

    private final DeliveryLedger ledger;

    ErasuresConsumer(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    void onStart(@Observes StartupEvent start, EventConsumers consumers) {
        consumers.start(EventType.IDENTITY_ERASED, "notification-service-erasures", this);
    }

    @Override
    public void handle(List<Event<IdentityErased>> events) {
        ledger.forgetIdentities(
                events.stream().map(event -> event.data().identity()).toList());
    }
}
