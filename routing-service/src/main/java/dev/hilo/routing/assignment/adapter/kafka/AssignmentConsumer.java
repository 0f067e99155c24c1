package dev.hilo.routing.assignment.adapter.kafka;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.kit.EventConsumers;
import dev.hilo.routing.assignment.adapter.rounds.Rounds;
import dev.hilo.routing.assignment.app.FoldCommits;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Folds the context stream, then has cases given out. */
@Singleton
class AssignmentConsumer implements EventHandler<ContextCommitted> {

    private final FoldCommits foldCommits;
    private final Rounds rounds;

    AssignmentConsumer(FoldCommits foldCommits, Rounds rounds) {
        this.foldCommits = foldCommits;
        this.rounds = rounds;
    }

    void onStart(@Observes StartupEvent start, EventConsumers consumers) {
        consumers.startInSequence("routing-service", foldCommits::reached, this);
    }

    @Override
    public void handle(List<Event<ContextCommitted>> events) {
        foldCommits.of(events.stream().map(event -> Commits.of(event.data())).toList());
        rounds.wake();
    }
}
