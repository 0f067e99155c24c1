package dev.hilo.analytics.cases.model;

/** What a commit states, as far as reports need it. */
public sealed interface CaseFact {

    /** @param automatic a machine wrote it: it is no sign of which channels the person uses */
    record InteractionRecorded(String interactionId, String channel, boolean automatic) implements CaseFact {}

    /** What a commit states of a case. */
    sealed interface OfCase extends CaseFact {
        String caseId();
    }

    record CaseOpened(String caseId, String channel, String queue, int priority) implements OfCase {}

    record InteractionAttached(String caseId, String interactionId) implements OfCase {}

    record AgentMessageSent(String caseId) implements OfCase {}

    record CaseResolved(String caseId, String cause) implements OfCase {}

    record CaseReopened(String caseId) implements OfCase {}
}
