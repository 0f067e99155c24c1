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
}
