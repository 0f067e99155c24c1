package dev.hilo.cases.context.model.matching;

import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.MatchingRule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The user goes on elsewhere: just one case is active, something happened to it not long ago, it was never spoken about
 * on this channel, and nothing says that this is about another service. A new thread on a channel of the case is a new
 * matter.
 *
 * @param window how long after its last change a case is still what a user may be on about
 * @param passing channels whose threads mean nothing, as a call does not: there the user may also go on
 */
record ByContinuation(Duration window, Set<String> passing) implements MatchingRule {

    @Override
    public MatchedBy by() {
        return MatchedBy.CONTINUATION;
    }

    @Override
    public boolean admitsMachines() {
        return false;
    }

    @Override
    public Optional<Case> find(Context context, Interaction interaction) {
        List<Case> active = context.activeCases();
        return active.size() != 1
                ? Optional.empty()
                : Optional.of(active.getFirst()).filter(one -> isGoingOn(one, interaction));
    }

    private boolean isGoingOn(Case one, Interaction interaction) {
        String service = one.matter().service();
        return !interaction.occurredAt().isAfter(one.progress().updatedAt().plus(window))
                && (passing.contains(interaction.channel()) || !one.channels().contains(interaction.channel()))
                && (service == null || interaction.service() == null || Objects.equals(service, interaction.service()));
    }
}
