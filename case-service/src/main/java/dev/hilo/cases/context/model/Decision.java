package dev.hilo.cases.context.model;

import java.util.List;

/** What comes of somebody's wish about a case: facts, or a refusal as a value. */
public sealed interface Decision {

    record Accepted(List<Fact> facts) implements Decision {}

    /** It holds already; nothing to state. */
    record AlreadySo() implements Decision {}

    /** The user has no such case. */
    record NoSuchCase(String caseId) implements Decision {}

    /** The case's status does not allow it. */
    record NotNow(String caseId, CaseStatus status, String wish) implements Decision {}
}
