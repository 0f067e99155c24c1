package dev.hilo.routing.roster.adapter;

import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import jakarta.inject.Singleton;
import java.util.Set;

/** Puts the configured agents on the roster, where that is asked for. */
@Singleton
public class RosterSeed {

    private final Roster roster;
    private final RosterConfig config;

    RosterSeed(Roster roster, RosterConfig config) {
        this.roster = roster;
        this.config = config;
    }

    /** Changes nothing of an agent who is on the roster already. */
    public void sow() {
        if (!config.seedAgents()) {
            return;
        }
        config.agents()
                .forEach((id, agent) -> roster.addIfAbsent(Agent.newcomer(
                        id,
                        agent.name(),
                        agent.queues(),
                        agent.skills().orElse(Set.of()),
                        agent.capacity(),
                        Presence.AVAILABLE)));
    }
}
