package dev.hilo.cases.context.model;

import java.util.List;

/**
 * Ids that a commit has beside those of its causes, for what can be done once only: the log refuses them a second time, and
 * finds by them where something was done.
 */
public final class Marks {

    private Marks() {}

    /** Of the move that an interaction made as its {@code turn}-th, from 1. */
    public static String moved(String interactionId, int turn) {
        return interactionId + "/moved/" + turn;
    }

    /** Of the merge that ended a case. */
    public static String merged(String caseId) {
        return caseId + "/merged";
    }

    /** Those of a fact. */
    public static List<String> of(Fact fact) {
        return switch (fact) {
            case CaseFact.InteractionMoved f -> List.of(moved(f.interactionId(), f.turn()));
            case CaseFact.CaseMerged f -> List.of(merged(f.caseId()));
            case CaseFact f -> List.of();
            case UserFact f -> List.of();
        };
    }
}
