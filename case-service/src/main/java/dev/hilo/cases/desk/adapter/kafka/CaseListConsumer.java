package dev.hilo.cases.desk.adapter.kafka;

import dev.hilo.cases.context.adapter.contract.PublishedCommit;
import dev.hilo.cases.context.model.Touched;
import dev.hilo.cases.desk.app.CascadeResolution;
import dev.hilo.cases.desk.app.CascadeResolution.Resolved;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.desk.app.CaseListing.Change;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads our own stream to see that every change of a case has reached the list, and that what was resolved for all its
 * parts is resolved for each; replicas share the work.
 */
@ApplicationScoped
class CaseListConsumer {

    private final EventConsumers consumers;
    private final CaseListing listing;
    private final CascadeResolution cascade;

    CaseListConsumer(EventConsumers consumers, CaseListing listing, CascadeResolution cascade) {
        this.consumers = consumers;
        this.listing = listing;
        this.cascade = cascade;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(EventType.CONTEXT_COMMITTED, "case-service-list", this::catchUp);
    }

    private void catchUp(List<Event<ContextCommitted>> events) {
        listing.catchUp(events.stream().flatMap(event -> changes(event.data())).toList());
        cascade.follow(events.stream().flatMap(event -> resolved(event.data())).toList());
    }

    private static Stream<Resolved> resolved(ContextCommitted commit) {
        return commit.facts().stream()
                .filter(ContextCaseFact.CaseResolved.class::isInstance)
                .map(ContextCaseFact.CaseResolved.class::cast)
                .filter(fact -> Boolean.TRUE.equals(fact.cascade()))
                .map(fact -> new Resolved(fact.caseId(), fact.actor()));
    }

    private static Stream<Change> changes(ContextCommitted commit) {
        return PublishedCommit.toModel(commit, null).facts().stream()
                .flatMap(fact -> Touched.cases(fact).stream())
                .distinct()
                .map(caseId -> new Change(commit.userId(), commit.version(), caseId));
    }
}
