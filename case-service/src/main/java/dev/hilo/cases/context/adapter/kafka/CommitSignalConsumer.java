package dev.hilo.cases.context.adapter.kafka;

import dev.hilo.cases.context.app.CommitSignals;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.ConsumerSettings.StartAt;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/**
 * Wakes this replica's live streams when any replica has committed. Each replica reads the whole stream from now on, in
 * a group of its own; what it misses while starting, the streams find in the log.
 */
@ApplicationScoped
class CommitSignalConsumer {

    private final EventConsumers consumers;
    private final CommitSignals signals;

    CommitSignalConsumer(EventConsumers consumers, CommitSignals signals) {
        this.consumers = consumers;
        this.signals = signals;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(
                EventType.CONTEXT_COMMITTED,
                "case-service-live-" + UUID.randomUUID(),
                events -> events.forEach(
                        one -> signals.committed(one.data().userId(), one.data().version())),
                settings -> settings.withStartAt(StartAt.END));
    }

    /** A graceful stop does not wait for streams that never end by themselves. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        signals.close();
    }
}
