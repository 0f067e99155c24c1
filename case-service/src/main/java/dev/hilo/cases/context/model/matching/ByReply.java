package dev.hilo.cases.context.model.matching;

import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.MatchingRule;
import java.util.Optional;

/** It answers a message that is known to be about a case; the latest such case counts. */
record ByReply() implements MatchingRule {

    @Override
    public MatchedBy by() {
        return MatchedBy.IN_REPLY_TO;
    }

    @Override
    public boolean admitsMachines() {
        return false;
    }

    @Override
    public Optional<Case> find(Context context, Interaction interaction) {
        return interaction.references().isEmpty()
                ? Optional.empty()
                : context.cases().reversed().stream()
                        .filter(one -> one.knowsAny(interaction.references()))
                        .findFirst();
    }
}
