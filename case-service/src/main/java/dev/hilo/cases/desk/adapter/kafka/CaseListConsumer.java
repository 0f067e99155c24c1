package dev.hilo.cases.desk.adapter.kafka;

import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.desk.app.CaseListing.Change;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads our own stream to see that every change of a case has reached the list; replicas share the work. */
@ApplicationScoped
class CaseListConsumer {

    private final EventConsumers consumers;
    private final CaseListing listing;

    CaseListConsumer(EventConsumers consumers, CaseListing listing) {
        this.consumers = consumers;
        this.listing = listing;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(EventType.CONTEXT_COMMITTED, "case-service-list", this::catchUp);
    }

    private void catchUp(List<Event<ContextCommitted>> events) {
        listing.catchUp(events.stream().flatMap(event -> changes(event.data())).toList());
    }

    private static Stream<Change> changes(ContextCommitted commit) {
        return commit.facts().stream()
                .flatMap(fact -> caseId(fact).stream())
                .distinct()
                .map(caseId -> new Change(commit.userId(), commit.version(), caseId));
    }

    private static Optional<String> caseId(ContextFact fact) {
        return switch (fact) {
            case ContextFact.CaseOpened f -> Optional.of(f.caseId());
            case ContextFact.InteractionAttached f -> Optional.of(f.caseId());
            case ContextFact.CaseAssigned f -> Optional.of(f.caseId());
            case ContextFact.AgentMessageSent f -> Optional.of(f.caseId());
            case ContextFact.CaseResolved f -> Optional.of(f.caseId());
            case ContextFact.CaseReopened f -> Optional.of(f.caseId());
            case ContextFact.IdentityLinked f -> Optional.empty();
            case ContextFact.ProfileLearned f -> Optional.empty();
            case ContextFact.InteractionRecorded f -> Optional.empty();
            case ContextFact.Unknown f -> Optional.empty();
        };
    }
}
