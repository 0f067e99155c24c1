package dev.hilo.cases.context.model.matching;

import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.MatchingRule;
import java.util.Optional;

/** The person, or their client, quoted a case number. That of a merged case leads to the one that goes on. */
record ByReference() implements MatchingRule {

    @Override
    public MatchedBy by() {
        return MatchedBy.REFERENCE;
    }

    @Override
    public boolean admitsMachines() {
        return true;
    }

    @Override
    public Optional<Case> find(Context context, Interaction interaction) {
        return interaction.caseReferences().stream()
                .flatMap(reference -> context.findCurrentCase(reference).stream())
                .findFirst();
    }
}
