package dev.hilo.cases.search.adapter.kafka;

import dev.hilo.cases.search.app.IndexLog;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads our own stream for what was committed, and the log for what it says; replicas share the work. */
@ApplicationScoped
class SearchConsumer {

    private final EventConsumers consumers;
    private final IndexLog index;

    SearchConsumer(EventConsumers consumers, IndexLog index) {
        this.consumers = consumers;
        this.index = index;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(
                EventType.CONTEXT_COMMITTED,
                "case-service-search",
                events -> index.catchUp(events.stream()
                        .map(one -> new IndexLog.Change(
                                one.data().userId(), one.data().version()))
                        .toList()));
    }
}
