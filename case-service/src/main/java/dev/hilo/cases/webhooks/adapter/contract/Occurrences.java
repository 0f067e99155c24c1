package dev.hilo.cases.webhooks.adapter.contract;

import dev.hilo.cases.context.adapter.contract.FactKind;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of a published commit as occurrences. It looks at nothing that may be sealed. */
public final class Occurrences {

    private Occurrences() {}

    /** One for each fact that has a name here, in order. */
    public static List<Occurrence> of(ContextCommitted commit) {
        Map<String, String> caseOfInteraction = new HashMap<>();
        for (ContextFact fact : commit.facts()) {
            if (fact instanceof ContextCaseFact.InteractionAttached attached) {
                caseOfInteraction.put(attached.interactionId(), attached.caseId());
            }
        }
        List<Occurrence> occurrences = new ArrayList<>();
        for (int i = 0; i < commit.facts().size(); i++) {
            ContextFact fact = commit.facts().get(i);
            int position = i;
            FactKind.of(fact)
                    .ifPresent(kind -> occurrences.add(Occurrence.of(
                            kind.word(),
                            commit.userId(),
                            commit.version(),
                            position,
                            caseId(fact, caseOfInteraction),
                            commit.at())));
        }
        return occurrences;
    }

    private static @Nullable String caseId(ContextFact fact, Map<String, String> caseOfInteraction) {
        return switch (fact) {
            case ContextCaseFact about -> about.caseId();
            case ContextFact.InteractionRecorded recorded ->
                caseOfInteraction.get(recorded.interaction().id());
            case ContextFact.OfUser about -> null;
            case ContextFact.Unknown unknown -> null;
        };
    }
}
