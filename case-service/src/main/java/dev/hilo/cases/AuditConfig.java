package dev.hilo.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long it is known who read or changed what. */
@ConfigMapping(prefix = "hilo.audit")
public interface AuditConfig {

    /** Of entries written from now on, ISO 8601; earlier ones keep the promise they were written under. */
    @WithDefault("P365D")
    Duration retention();
}
