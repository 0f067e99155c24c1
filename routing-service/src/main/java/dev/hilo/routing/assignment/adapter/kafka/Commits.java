package dev.hilo.routing.assignment.adapter.kafka;

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
            case ContextFact.CaseOpened opened ->
                Stream.of(new CaseFact.CaseOpened(opened.caseId(), opened.queue(), opened.priority()));
            case ContextFact.CaseAssigned assigned ->
                Stream.of(new CaseFact.CaseAssigned(assigned.caseId(), assigned.queue(), assigned.agentId()));
            case ContextFact.CaseResolved resolved -> Stream.of(new CaseFact.CaseResolved(resolved.caseId()));
            case ContextFact.CaseReopened reopened -> Stream.of(new CaseFact.CaseReopened(reopened.caseId()));
            case ContextFact.IdentityLinked linked -> Stream.empty();
            case ContextFact.ProfileLearned learned -> Stream.empty();
            case ContextFact.InteractionRecorded recorded -> Stream.empty();
            case ContextFact.InteractionAttached attached -> Stream.empty();
            case ContextFact.AgentMessageSent sent -> Stream.empty();
            case ContextFact.Unknown unknown -> Stream.empty();
        };
    }
}
