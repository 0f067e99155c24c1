package dev.hilo.routing.assignment.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a commit states of a case, as far as routing needs it. */
public sealed interface CaseFact {

    String caseId();

    /** @param priority from 1, critical, to 5 */
    record CaseOpened(String caseId, String queue, int priority) implements CaseFact {}

    record CaseAssigned(String caseId, String queue, String agentId) implements CaseFact {}

    /** It is nobody's from now on. */
    record CaseQueued(String caseId, String queue) implements CaseFact {}

    record StandChanged(String caseId, Stand stand) implements CaseFact {}

    record CasePrioritised(String caseId, int priority) implements CaseFact {}

    /**
     * It came into this user's log from another's, as a whole.
     *
     * @param revision how many times it had changed by then, across all logs it was in
     */
    record CaseCame(
            String caseId,
            long revision,
            Stand stand,
            String queue,
            @Nullable String agentId,
            int priority,
            Instant openedAt)
            implements CaseFact {}
}
