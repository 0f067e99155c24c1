package dev.hilo.analytics.cases.adapter.kafka;

import dev.hilo.analytics.cases.model.CaseFact;
import dev.hilo.analytics.cases.model.Commit;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import java.util.stream.Stream;

/** The contract's commits as reports see them. */
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
            case ContextFact.InteractionRecorded recorded ->
                Stream.of(new CaseFact.InteractionRecorded(
                        recorded.interaction().id(),
                        recorded.interaction().channel(),
                        recorded.interaction().automation() != Automation.NONE));
            case ContextFact.CaseOpened opened ->
                Stream.of(
                        new CaseFact.CaseOpened(opened.caseId(), opened.channel(), opened.queue(), opened.priority()));
            case ContextFact.InteractionAttached attached ->
                Stream.of(new CaseFact.InteractionAttached(attached.caseId(), attached.interactionId()));
            case ContextFact.AgentMessageSent sent -> Stream.of(new CaseFact.AgentMessageSent(sent.caseId()));
            case ContextFact.CaseResolved resolved ->
                Stream.of(new CaseFact.CaseResolved(resolved.caseId(), resolved.cause()));
            case ContextFact.CaseReopened reopened -> Stream.of(new CaseFact.CaseReopened(reopened.caseId()));
            case ContextFact.IdentityLinked linked -> Stream.empty();
            case ContextFact.ProfileLearned learned -> Stream.empty();
            case ContextFact.CaseAssigned assigned -> Stream.empty();
            case ContextFact.Unknown unknown -> Stream.empty();
        };
    }
}
