package dev.hilo.analytics.cases.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a commit states, as far as reports need it. */
public sealed interface CaseFact {

    /** @param automatic a machine wrote it: it is no sign of which channels the person uses */
    record InteractionRecorded(String interactionId, String channel, boolean automatic) implements CaseFact {}

    /** What a commit states of a case. */
    sealed interface OfCase extends CaseFact {
        String caseId();
    }

    /** What concerns a second case as well, of the same user. */
    sealed interface OfTwoCases extends OfCase {
        String otherCaseId();
    }

    record CaseOpened(String caseId, String channel, String queue, int priority) implements OfCase {}

    /**
     * It came into this user's log from another's, as a whole.
     *
     * @param revision how many times it had changed by then, across all logs it was in
     */
    record CaseCame(String caseId, long revision, Instant openedAt, String channel, Standing standing)
            implements OfCase {}

    /** @param member who spoke */
    record InteractionAttached(String caseId, String interactionId, String member) implements OfCase {}

    /** It counts towards the other case instead. */
    record InteractionMoved(String caseId, String otherCaseId, String channel, String member) implements OfTwoCases {}

    /** All that a member said counts towards the other case instead. */
    record PartMoved(String caseId, String otherCaseId, String member) implements OfTwoCases {}

    /** The other case goes on for it. */
    record CaseMerged(String caseId, String otherCaseId) implements OfTwoCases {}

    record AgentMessageSent(String caseId) implements OfCase {}

    record CaseResolved(String caseId, String cause) implements OfCase {}

    /** @param rejected the user said that the need was not met */
    record CaseReopened(String caseId, boolean rejected) implements OfCase {}

    record StatusChanged(String caseId, Status status) implements OfCase {}

    /** What is null is unchanged. */
    record HandlingChanged(
            String caseId,
            @Nullable String queue,
            @Nullable Integer priority,
            @Nullable Boolean major) implements OfCase {}

    /** @param score from 1 to 5 */
    record FeedbackGiven(String caseId, int score) implements OfCase {}
}
