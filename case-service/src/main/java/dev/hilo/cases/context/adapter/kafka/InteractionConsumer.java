package dev.hilo.cases.context.adapter.kafka;

import dev.hilo.cases.context.adapter.contract.InteractionRules;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.app.CommitTooLarge;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import dev.hilo.stream.UnprocessableEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
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
    private final InteractionRules rules;
    private final Clock clock;

    InteractionConsumer(EventConsumers consumers, RecordInteractions recording, InteractionRules rules, Clock clock) {
        this.consumers = consumers;
        this.recording = recording;
        this.rules = rules;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(EventType.INTERACTION_RECEIVED, GROUP, this::record, settings -> settings.withMaxBatch(BATCH));
    }

    private void record(List<Event<Interaction>> events) throws UnprocessableEvent {
        List<Incoming> batch = new ArrayList<>(events.size());
        for (Event<Interaction> event : events) {
            batch.add(new Incoming(
                    PublishedInteraction.toModel(normalised(event)).notAfter(clock.instant()),
                    event.origin().serializedValueSize(),
                    event.traceparent()));
        }
        try {
            recording.record(batch);
        } catch (CommitTooLarge e) {
            // One alone is not within the limits of its contract, or its commit would be; several are tried one by one.
            if (events.size() == 1) {
                throw new UnprocessableEvent(
                        events.getFirst(), "makes a commit that is larger than the stream carries");
            }
            for (Event<Interaction> event : events) {
                record(List.of(event));
            }
        }
    }

    /** Whatever the channel made of its identities: two spellings of one must not become two users. */
    private Interaction normalised(Event<Interaction> event) throws UnprocessableEvent {
        try {
            return rules.normalised(event.data());
        } catch (ContractViolation e) {
            throw new UnprocessableEvent(event, String.valueOf(e.getMessage()));
        }
    }
}
