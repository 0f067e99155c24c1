package dev.hilo.cases.context.app;

import java.util.Optional;

/** Whose a case is by now, also one that the context no longer remembers. */
@FunctionalInterface
public interface CaseUsers {

    Optional<String> userOf(String caseId);
}
