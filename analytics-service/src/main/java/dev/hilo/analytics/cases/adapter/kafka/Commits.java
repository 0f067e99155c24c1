package dev.hilo.analytics.cases.adapter.kafka;

import dev.hilo.analytics.cases.model.CaseFact;
import dev.hilo.analytics.cases.model.Commit;
import dev.hilo.contracts.ContextCaseFact;
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
            case ContextCaseFact.CaseOpened opened ->
                Stream.of(
                        new CaseFact.CaseOpened(opened.caseId(), opened.channel(), opened.queue(), opened.priority()));
            case ContextCaseFact.InteractionAttached attached ->
                Stream.of(new CaseFact.InteractionAttached(attached.caseId(), attached.interactionId()));
            case ContextCaseFact.AgentMessageSent sent -> Stream.of(new CaseFact.AgentMessageSent(sent.caseId()));
            case ContextCaseFact.CaseResolved resolved ->
                Stream.of(new CaseFact.CaseResolved(resolved.caseId(), resolved.cause()));
            case ContextCaseFact.CaseReopened reopened -> Stream.of(new CaseFact.CaseReopened(reopened.caseId()));
            case ContextCaseFact other -> Stream.empty();
            case ContextFact.OfUser other -> Stream.empty();
            case ContextFact.Unknown unknown -> Stream.empty();
        };
    }
}
