package dev.hilo.routing.roster.model;

import java.util.Set;

/**
 * Where cases of one sort wait.
 *
 * @param title for people to read
 * @param skills what an agent must have to take any of them
 */
public record Queue(String name, String title, Set<String> skills) {

    public Queue {
        skills = Set.copyOf(skills);
    }

    public boolean isServedBy(Agent agent) {
        return agent.queues().contains(name) && agent.skills().containsAll(skills);
    }
}
