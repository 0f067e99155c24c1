package dev.hilo.routing.roster.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The desk's queues, and who is on the roster of a desk that has just been set up. */
@ConfigMapping(prefix = "hilo.routing")
public interface RosterConfig {

    /** Queues by name; a case names its queue, an agent those they serve. */
    Map<String, Queue> queues();

    /**
     * Whether the agents below are added when they are missing. For trying Hilo out; a desk of your own puts its agents
     * over the API and leaves this off.
     */
    @WithDefault("false")
    boolean seedAgents();

    /** Agents by id, which is the {@code sub} of their token. */
    Map<String, Agent> agents();

    interface Queue {
        /** For people to read. */
        String title();

        /** What an agent must have to take any case of this queue; nothing special when absent. */
        Optional<Set<String>> skills();
    }

    interface Agent {
        /** For people to read; users see it too. */
        String name();

        /** The queues they serve. */
        Set<String> queues();

        /** What they can do. */
        Optional<Set<String>> skills();

        /** How many cases they work on at the same time. */
        int capacity();
    }
}
