package dev.hilo.cases.context.model.matching;

import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.MatchingRule;
import java.util.List;
import java.util.Optional;

/**
 * The channel's own thread already led to a case. Where agents have spread a thread over several, the one counts whose
 * message is answered, else the latest.
 */
record ByConversation() implements MatchingRule {

    @Override
    public MatchedBy by() {
        return MatchedBy.CONVERSATION;
    }

    @Override
    public boolean admitsMachines() {
        return true;
    }

    @Override
    public Optional<Case> find(Context context, Interaction interaction) {
        List<Case> led = context.cases().reversed().stream()
                .filter(one -> one.threads().contains(interaction.thread()))
                .toList();
        return led.stream()
                .filter(one -> led.size() > 1 && one.knowsAny(interaction.references()))
                .findFirst()
                .or(() -> led.stream().findFirst());
    }
}
