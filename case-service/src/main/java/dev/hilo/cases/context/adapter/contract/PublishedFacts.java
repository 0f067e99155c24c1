package dev.hilo.cases.context.adapter.contract;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContextState;
import java.util.List;

/** Which cases published facts are about. */
public final class PublishedFacts {

    private PublishedFacts() {}

    /** Numbers of the cases that the fact changes, the one it is about first; none when it is about the user alone. */
    public static List<String> cases(ContextFact fact) {
        return switch (fact) {
            case ContextCaseFact.InteractionMoved f -> List.of(f.caseId(), f.toCaseId());
            case ContextCaseFact.PartMoved f -> List.of(f.caseId(), f.toCaseId());
            case ContextCaseFact.CaseMerged f -> List.of(f.caseId(), f.intoCaseId());
            case ContextCaseFact f -> List.of(f.caseId());
            case ContextFact.UserMerged f -> ids(f.state());
            case ContextFact.UserRestored f -> ids(f.state());
            case ContextFact.OfUser f -> List.of();
            case ContextFact.Unknown f -> List.of();
        };
    }

    private static List<String> ids(ContextState state) {
        return state.cases().stream().map(ContextState.CaseState::caseId).toList();
    }
}
