package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.EventType;
import dev.hilo.notification.telling.app.Message;
import dev.hilo.notification.telling.app.Outbox;
import dev.hilo.stream.EventPublisher;
import java.util.List;

/** Asks channels for deliveries on {@code hilo.deliveries}. */
public final class KafkaOutbox implements Outbox {

    private final EventPublisher publisher;

    public KafkaOutbox(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(List<Message> messages) {
        publisher.publishAll(
                EventType.DELIVERY_REQUESTED,
                messages.stream().map(Deliveries::of).toList());
    }
}
