package dev.hilo.analytics.cases.adapter.kafka;

import dev.hilo.analytics.cases.model.CaseFact;
import dev.hilo.analytics.cases.model.Commit;
import dev.hilo.analytics.cases.model.Standing;
import dev.hilo.analytics.cases.model.Status;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContextState;
import dev.hilo.contracts.NewerVersion;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract's commits as reports see them. */
final class Commits {

    private static final String REJECTED = "rejected";

    private Commits() {}

    static Commit of(ContextCommitted committed) {
        return new Commit(
                committed.userId(),
                committed.version(),
                committed.at(),
                committed.facts().stream()
                        .flatMap(fact -> facts(fact, committed.userId()))
                        .toList());
    }

    private static Stream<CaseFact> facts(ContextFact fact, String userId) {
        return switch (fact) {
            case ContextFact.InteractionRecorded f ->
                Stream.of(new CaseFact.InteractionRecorded(
                        f.interaction().id(),
                        f.interaction().channel(),
                        f.interaction().automation() != Automation.NONE));
            case ContextCaseFact f -> ofCase(f, userId);
            case ContextFact.UserMerged f ->
                // Coming in is a change of its own, which the state does not count yet.
                f.state().cases().stream().flatMap(one -> came(one, one.revision() + 1));
            case ContextFact.UserRestored f -> f.state().cases().stream().flatMap(one -> came(one, one.revision()));
            case ContextFact.OfUser other -> Stream.empty();
            case ContextFact.Unknown unknown -> Stream.empty();
        };
    }

    private static Stream<CaseFact> ofCase(ContextCaseFact fact, String userId) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened f ->
                Stream.of(new CaseFact.CaseOpened(f.caseId(), f.channel(), f.queue(), f.priority()));
            case ContextCaseFact.InteractionAttached f ->
                Stream.of(
                        new CaseFact.InteractionAttached(f.caseId(), f.interactionId(), member(f.memberId(), userId)));
            case ContextCaseFact.InteractionMoved f ->
                Stream.of(new CaseFact.InteractionMoved(
                        f.caseId(), f.toCaseId(), f.channel(), member(f.memberId(), userId)));
            case ContextCaseFact.PartMoved f ->
                Stream.of(new CaseFact.PartMoved(f.caseId(), f.toCaseId(), f.memberId()));
            case ContextCaseFact.CaseMerged f -> Stream.of(new CaseFact.CaseMerged(f.caseId(), f.intoCaseId()));
            case ContextCaseFact.CaseAssigned f ->
                Stream.of(new CaseFact.HandlingChanged(f.caseId(), f.queue(), null, null));
            case ContextCaseFact.CaseQueued f ->
                Stream.of(new CaseFact.HandlingChanged(f.caseId(), f.queue(), null, null));
            case ContextCaseFact.CasePrioritised f ->
                Stream.of(new CaseFact.HandlingChanged(f.caseId(), null, f.priority(), null));
            case ContextCaseFact.MajorIncidentSet f ->
                Stream.of(new CaseFact.HandlingChanged(f.caseId(), null, null, f.major()));
            case ContextCaseFact.AgentMessageSent f -> Stream.of(new CaseFact.AgentMessageSent(f.caseId()));
            case ContextCaseFact.CaseResolved f -> Stream.of(new CaseFact.CaseResolved(f.caseId(), f.cause()));
            case ContextCaseFact.CaseReopened f ->
                Stream.of(new CaseFact.CaseReopened(f.caseId(), f.reason().equals(REJECTED)));
            case ContextCaseFact.CaseStatusChanged f ->
                Stream.of(new CaseFact.StatusChanged(f.caseId(), status(f.status())));
            case ContextCaseFact.FeedbackGiven f -> Stream.of(new CaseFact.FeedbackGiven(f.caseId(), f.score()));
            case ContextCaseFact other -> Stream.empty();
        };
    }

    private static Stream<CaseFact> came(ContextState.CaseState one, long revision) {
        return Stream.of(new CaseFact.CaseCame(
                one.caseId(),
                revision,
                one.openedAt(),
                one.channel(),
                new Standing(
                        status(one.status()),
                        one.queue(),
                        one.priority(),
                        one.major(),
                        one.resolvedAt(),
                        one.cause(),
                        one.score(),
                        one.mergedIntoCaseId())));
    }

    private static Status status(String word) {
        return switch (word) {
            case "new", "open", "pending-user", "on-hold", "reopened" -> Status.OPEN;
            case "resolved" -> Status.RESOLVED;
            case "closed" -> Status.CLOSED;
            case "cancelled" -> Status.CANCELLED;
            default -> throw new NewerVersion("status " + word);
        };
    }

    private static String member(@Nullable String memberId, String userId) {
        return Objects.requireNonNullElse(memberId, userId);
    }
}
