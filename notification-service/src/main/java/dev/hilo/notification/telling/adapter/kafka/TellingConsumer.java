package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.kit.ContextOpener;
import dev.hilo.kit.EventConsumers;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.notification.telling.model.Commit.Place;
import dev.hilo.notification.tracking.app.CaseQueues;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import dev.hilo.stream.UnprocessableEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Folds the context stream, opened: who is told, and in which words, is sealed in it. */
@ApplicationScoped
class TellingConsumer implements EventHandler<ContextCommitted> {

    private final TellUsers tellUsers;
    private final CaseQueues queues;
    private final ContextOpener opener;

    TellingConsumer(TellUsers tellUsers, CaseQueues queues, ContextOpener opener) {
        this.tellUsers = tellUsers;
        this.queues = queues;
        this.opener = opener;
    }

    void onStart(@Observes StartupEvent start, EventConsumers consumers) {
        consumers.startInSequence("notification-service", tellUsers::reached, this);
    }

    @Override
    public void handle(List<Event<ContextCommitted>> events)
            throws IOException, InterruptedException, UnprocessableEvent {
        List<ContextCommitted> opened = opener.open(events);
        queues.entered(QueueEntries.in(opened));
        tellUsers.of(IntStream.range(0, opened.size())
                .mapToObj(n -> Commits.of(opened.get(n))
                        .standingAt(new Place(
                                events.get(n).partition(), events.get(n).offset())))
                .toList());
    }
}
