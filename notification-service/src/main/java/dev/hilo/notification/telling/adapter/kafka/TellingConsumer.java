package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.ContextOpener;
import dev.hilo.kit.EventConsumers;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import dev.hilo.stream.UnprocessableEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;

/** Folds the context stream, opened: who is told, and in which words, is sealed in it. */
@ApplicationScoped
class TellingConsumer implements EventHandler<ContextCommitted> {

    private final TellUsers tellUsers;
    private final ContextOpener opener;

    TellingConsumer(TellUsers tellUsers, ContextOpener opener) {
        this.tellUsers = tellUsers;
        this.opener = opener;
    }

    void onStart(@Observes StartupEvent start, EventConsumers consumers) {
        consumers.start(EventType.CONTEXT_COMMITTED, "notification-service", this);
    }

    @Override
    public void handle(List<Event<ContextCommitted>> events)
            throws IOException, InterruptedException, UnprocessableEvent {
        tellUsers.of(opener.open(events).stream().map(Commits::of).toList());
    }
}
