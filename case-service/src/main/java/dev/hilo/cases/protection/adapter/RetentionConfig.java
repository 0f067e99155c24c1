package dev.hilo.cases.protection.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long cases are kept after they are over. Without a rule they are kept for ever. */
@ConfigMapping(prefix = "hilo.retention")
public interface RetentionConfig {

    /** By service of the catalogue, ISO 8601: {@code hilo.retention.services.hr=P365D}. */
    Map<String, Duration> services();

    /** For cases of other services, and without one. */
    Optional<Duration> others();

    /** How many cases one run expires at the most. */
    @WithDefault("1000")
    int atOnce();
}
