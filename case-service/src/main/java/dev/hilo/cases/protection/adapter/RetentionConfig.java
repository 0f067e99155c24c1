package dev.hilo.cases.protection.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long cases are kept after they are over. Services say so in the catalogue; without a rule, for ever. */
@ConfigMapping(prefix = "hilo.retention")
public interface RetentionConfig {

    /** For cases of services that say nothing about it, and without a service; ISO 8601: {@code P730D}. */
    Optional<Duration> others();

    /** How many cases one run expires at the most. */
    @WithDefault("1000")
    int atOnce();
}
