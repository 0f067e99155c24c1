package dev.hilo.cases.protection.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an erasure waits for. */
@ConfigMapping(prefix = "hilo.erasure")
public interface ErasureConfig {

    /**
     * How long a consumer group that has no members holds an erasure up, ISO 8601. After that, what it has not read is
     * deleted with the rest. The default is how long Kafka keeps the offsets of such a group.
     */
    @WithDefault("P7D")
    Duration idleGroupsHold();
}
