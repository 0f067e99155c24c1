package dev.hilo.routing.assignment.adapter.rounds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cases are given out. */
@ConfigMapping(prefix = "hilo.routing")
public interface AssignmentConfig {

    /** How long a case stays promised to an agent when the case service does not confirm it. */
    @WithDefault("15S")
    Duration reservation();

    /** How often routing looks for promises that lapsed and cases that wait, besides at every event that may matter. */
    @WithDefault("2S")
    Duration checkEvery();
}
