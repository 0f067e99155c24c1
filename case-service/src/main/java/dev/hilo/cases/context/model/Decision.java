package dev.hilo.cases.context.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of somebody's wish about a context or a case: facts, or a refusal as a value. */
public sealed interface Decision {

    record Accepted(List<Fact> facts) implements Decision {

        public Accepted(Fact fact) {
            this(List.of(fact));
        }
    }

    /** It holds already; nothing to state. */
    record AlreadySo() implements Decision {}

    /** The user has no such case. */
    record NoSuchCase(String caseId) implements Decision {}

    /** The case's status does not allow it. {@code allowed} are the wishes that it does allow. */
    record NotNow(String caseId, CaseStatus status, String wish, List<String> allowed) implements Decision {}

    /** Who asked had seen an older state: {@code revision} is how it is now. */
    record Stale(long revision) implements Decision {}

    /** The interaction counts towards another case, or towards none at all when {@code caseId} is null. */
    record Elsewhere(String interactionId, @Nullable String caseId) implements Decision {}

    /** What would come of it is more than one commit may hold. */
    record TooLarge() implements Decision {}

    /** What was asked makes no sense as things are. {@code field} is at fault, {@code remedy} continues the sentence. */
    record Invalid(String field, String remedy) implements Decision {}
}
