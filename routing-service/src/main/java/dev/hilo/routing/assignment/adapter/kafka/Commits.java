package dev.hilo.routing.assignment.adapter.kafka;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.routing.assignment.model.CaseFact;
import dev.hilo.routing.assignment.model.Commit;
import java.util.stream.Stream;

/** The contract's commits as routing sees them. */
final class Commits {

    private Commits() {}

    static Commit of(ContextCommitted committed) {
        return new Commit(
                committed.userId(),
                committed.version(),
                committed.at(),
                committed.facts().stream().flatMap(Commits::fact).toList());
    }

    private static Stream<CaseFact> fact(ContextFact fact) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened opened ->
                Stream.of(new CaseFact.CaseOpened(opened.caseId(), opened.queue(), opened.priority()));
            case ContextCaseFact.CaseAssigned assigned ->
                Stream.of(new CaseFact.CaseAssigned(assigned.caseId(), assigned.queue(), assigned.agentId()));
            case ContextCaseFact.CaseResolved resolved -> Stream.of(new CaseFact.CaseResolved(resolved.caseId()));
            case ContextCaseFact.CaseReopened reopened -> Stream.of(new CaseFact.CaseReopened(reopened.caseId()));
            case ContextCaseFact other -> Stream.empty();
            case ContextFact.OfUser other -> Stream.empty();
            case ContextFact.Unknown unknown -> Stream.empty();
        };
    }
}
