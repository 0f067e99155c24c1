package dev.hilo.cases.webhooks.adapter.kafka;

import dev.hilo.cases.webhooks.adapter.contract.Occurrences;
import dev.hilo.cases.webhooks.app.QueueOccurrences;
import dev.hilo.cases.webhooks.app.SendLoop;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Queues what webhooks want to hear before the stream's position is stored; replicas share the work. */
@ApplicationScoped
class OccurrenceConsumer {

    private final EventConsumers consumers;
    private final QueueOccurrences queueing;
    private final SendLoop loop;

    OccurrenceConsumer(EventConsumers consumers, QueueOccurrences queueing, SendLoop loop) {
        this.consumers = consumers;
        this.queueing = queueing;
        this.loop = loop;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(EventType.CONTEXT_COMMITTED, "case-service-webhooks", this::queue);
    }

    private void queue(List<Event<ContextCommitted>> events) {
        boolean any = queueing.queue(events.stream()
                .flatMap(event -> Occurrences.of(event.data()).stream())
                .toList());
        if (any) {
            loop.wake();
        }
    }
}
