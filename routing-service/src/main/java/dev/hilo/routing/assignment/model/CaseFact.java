package dev.hilo.routing.assignment.model;

/** What a commit states of a case, as far as routing needs it. */
public sealed interface CaseFact {

    String caseId();

    /** @param priority from 1, critical, to 5 */
    record CaseOpened(String caseId, String queue, int priority) implements CaseFact {}

    record CaseAssigned(String caseId, String queue, String agentId) implements CaseFact {}

    record CaseResolved(String caseId) implements CaseFact {}

    record CaseReopened(String caseId) implements CaseFact {}
}
