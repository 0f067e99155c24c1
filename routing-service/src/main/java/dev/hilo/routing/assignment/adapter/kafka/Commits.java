package dev.hilo.routing.assignment.adapter.kafka;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContextState;
import dev.hilo.contracts.NewerVersion;
import dev.hilo.routing.assignment.model.CaseFact;
import dev.hilo.routing.assignment.model.Commit;
import dev.hilo.routing.assignment.model.Stand;
import java.util.stream.Stream;

/** The contract's commits as routing sees them. */
final class Commits {

    private Commits() {}

    static Commit of(ContextCommitted committed) {
        return new Commit(
                committed.userId(),
                committed.version(),
                committed.at(),
                committed.facts().stream().flatMap(Commits::facts).toList(),
                committed.facts().stream().anyMatch(ContextFact.UserErased.class::isInstance));
    }

    private static Stream<CaseFact> facts(ContextFact fact) {
        return switch (fact) {
            case ContextCaseFact f -> ofCase(f);
            case ContextFact.UserMerged f ->
                // Coming in is a change of its own, which the state does not count yet.
                f.state().cases().stream().flatMap(one -> came(one, one.revision() + 1));
            case ContextFact.UserRestored f -> f.state().cases().stream().flatMap(one -> came(one, one.revision()));
            case ContextFact.OfUser other -> Stream.empty();
            case ContextFact.Unknown unknown -> Stream.empty();
        };
    }

    private static Stream<CaseFact> ofCase(ContextCaseFact fact) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened f ->
                Stream.of(new CaseFact.CaseOpened(f.caseId(), f.queue(), f.priority()));
            case ContextCaseFact.CaseAssigned f ->
                Stream.of(new CaseFact.CaseAssigned(f.caseId(), f.queue(), f.agentId()));
            case ContextCaseFact.CaseQueued f -> Stream.of(new CaseFact.CaseQueued(f.caseId(), f.queue()));
            case ContextCaseFact.CaseStatusChanged f ->
                Stream.of(new CaseFact.StandChanged(f.caseId(), stand(f.status())));
            case ContextCaseFact.CaseResolved f -> Stream.of(new CaseFact.StandChanged(f.caseId(), Stand.OVER));
            case ContextCaseFact.CaseMerged f -> Stream.of(new CaseFact.StandChanged(f.caseId(), Stand.OVER));
            case ContextCaseFact.CaseReopened f -> Stream.of(new CaseFact.StandChanged(f.caseId(), Stand.WORK));
            case ContextCaseFact.CasePrioritised f -> Stream.of(new CaseFact.CasePrioritised(f.caseId(), f.priority()));
            case ContextCaseFact other -> Stream.empty();
        };
    }

    private static Stream<CaseFact> came(ContextState.CaseState one, long revision) {
        return Stream.of(new CaseFact.CaseCame(
                one.caseId(),
                revision,
                stand(one.status()),
                one.queue(),
                one.agentId(),
                one.priority(),
                one.openedAt()));
    }

    private static Stand stand(String status) {
        return switch (status) {
            case "new", "open", "reopened" -> Stand.WORK;
            case "pending-user", "on-hold" -> Stand.PAUSE;
            case "resolved", "closed", "cancelled" -> Stand.OVER;
            default -> throw new NewerVersion("status " + status);
        };
    }
}
