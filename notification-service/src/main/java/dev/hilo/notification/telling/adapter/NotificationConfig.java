package dev.hilo.notification.telling.adapter;

import io.smallrye.config.ConfigMapping;
import java.time.Instant;
import java.util.Optional;

/** How users are told. */
@ConfigMapping(prefix = "hilo.notification")
public interface NotificationConfig {

    /**
     * Commits before this instant (ISO 8601, UTC) are folded but nobody is told of them. For a database that is built
     * anew from the stream, or a desk that was imported; without it everybody is told of everything.
     */
    Optional<Instant> quietBefore();
}
