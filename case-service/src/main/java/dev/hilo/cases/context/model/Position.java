package dev.hilo.cases.context.model;

/**
 * Where an interaction stands.
 *
 * @param member whose identity it came on
 * @param caseId the case it counts towards
 * @param turns how often it was moved
 */
public record Position(Interaction interaction, String member, String caseId, int turns) {

    /** The fact that moves it. */
    CaseFact.InteractionMoved to(String toCaseId, CaseMoves.Why why) {
        return new CaseFact.InteractionMoved(
                caseId, interaction.id(), toCaseId, turns + 1, interaction.said(member), why.actor(), why.reason());
    }
}
