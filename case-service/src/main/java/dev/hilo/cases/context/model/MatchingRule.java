package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import java.util.List;
import java.util.Optional;

/** One way to find the case an interaction belongs to. Rules only ever look at the user's own cases. */
@FunctionalInterface
public interface MatchingRule {

    /** Asked in this order; the first that finds a case decides. */
    List<MatchingRule> IN_ORDER = List.of(
            MatchingRule::reference,
            MatchingRule::conversation,
            MatchingRule::inReplyTo,
            MatchingRule::singleActiveCase);

    Optional<Match> find(Context context, Interaction interaction);

    record Match(Case found, MatchedBy by) {}

    /** The person, or their client, quoted a case number. */
    static Optional<Match> reference(Context context, Interaction interaction) {
        return interaction.caseReferences().stream()
                .flatMap(reference -> context.findCurrentCase(reference).stream())
                .findFirst()
                .map(found -> new Match(found, MatchedBy.REFERENCE));
    }

    /** The channel's own thread already led to a case; the latest such case counts. */
    static Optional<Match> conversation(Context context, Interaction interaction) {
        return context.cases().reversed().stream()
                .filter(one -> one.threads().contains(interaction.thread()))
                .findFirst()
                .map(found -> new Match(found, MatchedBy.CONVERSATION));
    }

    /** It answers a message that is known to be about a case; the latest such case counts. */
    static Optional<Match> inReplyTo(Context context, Interaction interaction) {
        return context.cases().reversed().stream()
                .filter(one -> one.parts().stream()
                        .anyMatch(part -> interaction.references().stream()
                                .anyMatch(reference -> part.messages().contains(reference))))
                .findFirst()
                .map(found -> new Match(found, MatchedBy.IN_REPLY_TO));
    }

    /** There is just one thing it can be about. What a machine wrote is about nothing. */
    static Optional<Match> singleActiveCase(Context context, Interaction interaction) {
        List<Case> active = context.activeCases();
        return interaction.automatic() || active.size() != 1
                ? Optional.empty()
                : Optional.of(new Match(active.getFirst(), MatchedBy.SINGLE_ACTIVE_CASE));
    }
}
