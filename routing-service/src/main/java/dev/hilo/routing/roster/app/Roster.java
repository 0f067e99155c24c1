package dev.hilo.routing.roster.app;

import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps who helps. */
public interface Roster {

    /** By id. */
    List<Agent> all();

    Optional<Agent> find(String agentId);

    /** Adds the agent unless there is one of that id. */
    void addIfAbsent(Agent agent);

    /** Adds or changes an agent; one who is new is offline until somebody says otherwise. */
    Agent put(String agentId, String name, Set<String> queues, Set<String> skills, int capacity);

    /** Empty when there is no such agent. */
    Optional<Agent> setPresence(String agentId, Presence presence);

    /**
     * Notes that an agent is given one more case.
     *
     * @param agent as read before deciding
     * @return false, and nothing is noted, when somebody gave them a case since
     */
    boolean takeTurn(Agent agent, Instant at);
}
