package dev.hilo.cases.live.adapter.contract;

import dev.hilo.cases.context.adapter.contract.FactKind;
import dev.hilo.cases.context.adapter.contract.PublishedFacts;
import dev.hilo.cases.live.app.Change;
import dev.hilo.cases.live.app.Change.Touched;
import dev.hilo.cases.live.app.Place;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContextState;
import dev.hilo.stream.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Published commits as what they change about cases. */
public final class PublishedChange {

    private PublishedChange() {}

    /** Those of the events that say something about a case, in their order. */
    public static List<Change> of(List<Event<ContextCommitted>> events) {
        return events.stream().flatMap(event -> of(event).stream()).toList();
    }

    private static Optional<Change> of(Event<ContextCommitted> event) {
        ContextCommitted commit = event.data();
        Map<String, Draft> cases = new LinkedHashMap<>();
        for (ContextFact fact : commit.facts()) {
            for (String caseId : PublishedFacts.cases(fact)) {
                FactKind.of(fact)
                        .ifPresent(kind ->
                                cases.computeIfAbsent(caseId, id -> new Draft()).add(fact, kind, caseId));
            }
        }
        return cases.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(
                        event.partition(),
                        event.offset(),
                        commit.userId(),
                        commit.version(),
                        commit.at(),
                        cases.entrySet().stream()
                                .map(one -> one.getValue().done(one.getKey()))
                                .toList()));
    }

    private static final class Draft {

        private final List<String> kinds = new ArrayList<>();
        private final Set<Place> stated = new HashSet<>();
        private boolean opened;

        void add(ContextFact fact, FactKind kind, String caseId) {
            kinds.add(kind.word());
            opened |= fact instanceof ContextCaseFact.CaseOpened opening
                    && opening.caseId().equals(caseId);
            // When users are merged or parted their cases stay where they are.
            if (fact instanceof ContextCaseFact moving) {
                place(moving, caseId).ifPresent(stated::add);
            }
        }

        Touched done(String caseId) {
            return new Touched(caseId, List.copyOf(kinds), opened, Set.copyOf(stated));
        }
    }

    /** Where a case is once the fact holds; empty when the fact says nothing of it. */
    public static Optional<Place> place(ContextFact fact, String caseId) {
        return switch (fact) {
            case ContextCaseFact f when f.caseId().equals(caseId) -> place(f);
            case ContextCaseFact f -> Optional.empty();
            case ContextFact.UserMerged f -> place(f.state(), caseId);
            case ContextFact.UserRestored f -> place(f.state(), caseId);
            case ContextFact.OfUser f -> Optional.empty();
            case ContextFact.Unknown f -> Optional.empty();
        };
    }

    private static Optional<Place> place(ContextCaseFact fact) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened f -> Optional.of(new Place(f.queue(), null));
            case ContextCaseFact.CaseQueued f -> Optional.of(new Place(f.queue(), null));
            case ContextCaseFact.CaseAssigned f -> Optional.of(new Place(f.queue(), f.agentId()));
            case ContextCaseFact f -> Optional.empty();
        };
    }

    private static Optional<Place> place(ContextState state, String caseId) {
        return state.cases().stream()
                .filter(one -> one.caseId().equals(caseId))
                .map(one -> new Place(one.queue(), one.agentId()))
                .findFirst();
    }
}
