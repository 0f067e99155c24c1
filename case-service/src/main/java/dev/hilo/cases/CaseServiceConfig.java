package dev.hilo.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the desk decides about its cases. */
@ConfigMapping(prefix = "hilo.cases")
public interface CaseServiceConfig {

    /** The queue new cases go to. */
    @WithDefault("service-desk")
    String defaultQueue();

    /** Language of users who never showed theirs, BCP 47. */
    @WithDefault("es")
    String defaultLanguage();

    /**
     * Whether an agent sees and works on only the cases of the queues that their token's claim {@code queues} lists.
     * Supervisors and administrators see all in any case.
     */
    @WithDefault("false")
    boolean agentsByQueue();
}
