package dev.hilo.cases.context.model.matching;

import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.MatchingRule;
import java.util.List;
import java.util.Optional;

/** There is just one thing it can be about, whenever and wherever it comes. Not asked unless a desk wants it so. */
record BySingleActiveCase() implements MatchingRule {

    @Override
    public MatchedBy by() {
        return MatchedBy.SINGLE_ACTIVE_CASE;
    }

    @Override
    public boolean admitsMachines() {
        return false;
    }

    @Override
    public Optional<Case> find(Context context, Interaction interaction) {
        List<Case> active = context.activeCases();
        return active.size() == 1 ? Optional.of(active.getFirst()) : Optional.empty();
    }
}
