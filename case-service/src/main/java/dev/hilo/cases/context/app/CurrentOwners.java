package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Context;
import java.util.List;

/** Says whose an identity is by now: the register may be behind, contexts know who goes on for whom. Changes nothing. */
public final class CurrentOwners {

    private final ContextLog log;
    private final Whereabouts whereabouts;

    public CurrentOwners(ContextLog log) {
        this.log = log;
        SecondHalves halves = new SecondHalves(log);
        this.whereabouts = new Whereabouts(log, new MergedUsers(log, halves), halves);
    }

    /** @param registered whose it is by the register */
    public String ownerOf(String identity, String registered) {
        Context context = log.latest(registered);
        return context.knows(identity) && context.lineage().into() == null
                ? registered
                : whereabouts.find(context, List.of(), identity).userId();
    }
}
