package dev.hilo.routing.roster.app;

import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

public final class MemoryRoster implements Roster {

    private final TreeMap<String, Agent> agents = new TreeMap<>();

    @Override
    public synchronized List<Agent> all() {
        return List.copyOf(agents.values());
    }

    @Override
    public synchronized Optional<Agent> find(String agentId) {
        return Optional.ofNullable(agents.get(agentId));
    }

    @Override
    public synchronized void addIfAbsent(Agent agent) {
        agents.putIfAbsent(agent.id(), agent);
    }

    @Override
    public synchronized Agent put(String agentId, String name, Set<String> queues, Set<String> skills, int capacity) {
        Agent old =
                agents.getOrDefault(agentId, Agent.newcomer(agentId, name, queues, skills, capacity, Presence.OFFLINE));
        Agent changed =
                new Agent(agentId, name, queues, skills, capacity, old.presence(), old.lastAssignedAt(), old.turns());
        agents.put(agentId, changed);
        return changed;
    }

    @Override
    public synchronized Optional<Agent> setPresence(String agentId, Presence presence) {
        return Optional.ofNullable(agents.computeIfPresent(
                agentId,
                (id, old) -> new Agent(
                        id,
                        old.name(),
                        old.queues(),
                        old.skills(),
                        old.capacity(),
                        presence,
                        old.lastAssignedAt(),
                        old.turns())));
    }

    @Override
    public synchronized boolean takeTurn(Agent agent, Instant at) {
        Agent stored = agents.get(agent.id());
        if (stored == null || stored.turns() != agent.turns()) {
            return false;
        }
        agents.put(agent.id(), stored.assigned(at));
        return true;
    }
}
