package dev.hilo.cases.context.adapter.kafka;

import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Folds what channels publish on {@code hilo.interactions}. A record that breaks the contract goes to the dead letters;
 * anything else is tried again until it is in the log.
 */
@ApplicationScoped
class InteractionConsumer {

    private static final String GROUP = "case-service";
    private static final int BATCH = 1_000;

    private final EventConsumers consumers;
    private final RecordInteractions recording;

    InteractionConsumer(EventConsumers consumers, RecordInteractions recording) {
        this.consumers = consumers;
        this.recording = recording;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(EventType.INTERACTION_RECEIVED, GROUP, this::record, settings -> settings.withMaxBatch(BATCH));
    }

    private void record(List<Event<Interaction>> events) {
        recording.record(events.stream()
                .map(event -> new Incoming(
                        PublishedInteraction.toModel(event.data()),
                        event.origin().serializedValueSize(),
                        event.traceparent()))
                .toList());
    }
}
