package dev.hilo.cases.outbox.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where the connector that publishes the context log can be asked how it is. */
@ConfigMapping(prefix = "hilo.connect")
public interface OutboxConfig {

    /** Connect's REST interface, {@code http://connect:8083}; without it the connector is not watched. */
    Optional<URI> url();

    /** The connector's name there. */
    @WithDefault("hilo-context-log")
    String connector();
}
