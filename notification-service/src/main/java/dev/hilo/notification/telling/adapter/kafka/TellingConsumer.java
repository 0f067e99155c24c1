package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Folds the context stream. */
@ApplicationScoped
class TellingConsumer implements EventHandler<ContextCommitted> {

    private final TellUsers tellUsers;

    TellingConsumer(TellUsers tellUsers) {
        this.tellUsers = tellUsers;
    }

    void onStart(@Observes StartupEvent start, EventConsumers consumers) {
        consumers.start(EventType.CONTEXT_COMMITTED, "notification-service", this);
    }

    @Override
    public void handle(List<Event<ContextCommitted>> events) {
        tellUsers.of(events.stream().map(event -> Commits.of(event.data())).toList());
    }
}
