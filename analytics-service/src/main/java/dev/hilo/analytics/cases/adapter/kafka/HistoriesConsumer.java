package dev.hilo.analytics.cases.adapter.kafka;

import dev.hilo.analytics.cases.app.FoldCommits;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Folds the context stream. */
@Singleton
class HistoriesConsumer implements EventHandler<ContextCommitted> {

    private final FoldCommits foldCommits;

    HistoriesConsumer(FoldCommits foldCommits) {
        this.foldCommits = foldCommits;
    }

    void onStart(@Observes StartupEvent start, EventConsumers consumers) {
        consumers.startInSequence("analytics-service", foldCommits::reached, this);
    }

    @Override
    public void handle(List<Event<ContextCommitted>> events) {
        foldCommits.of(events.stream().map(event -> Commits.of(event.data())).toList());
    }
}
