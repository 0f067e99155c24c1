package dev.hilo.cases.context.app;

import java.util.Optional;

/** Which queue a case is in, also one that its user's context no longer remembers. */
@FunctionalInterface
public interface CaseQueues {

    Optional<String> queueOf(String caseId);
}
