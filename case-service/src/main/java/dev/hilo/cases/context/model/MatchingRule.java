package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import java.util.List;
import java.util.Optional;

/** A policy that finds the case an interaction belongs to. It only ever looks at the user's own cases; pure. */
public interface MatchingRule {

    /** How the fact names it. */
    MatchedBy by();

    /**
     * Whether it is asked about what a machine wrote. Only what leads to the one case it is about by itself may be, never
     * a guess: a newsletter is about nothing.
     */
    boolean admitsMachines();

    Optional<Case> find(Context context, Interaction interaction);

    record Match(Case found, MatchedBy by) {}

    /** The first policy that finds a case decides. */
    static Optional<Match> first(List<MatchingRule> rules, Context context, Interaction interaction) {
        return rules.stream()
                .filter(rule -> !interaction.automatic() || rule.admitsMachines())
                .flatMap(rule -> rule.find(context, interaction).map(found -> new Match(found, rule.by())).stream())
                .findFirst();
    }
}
