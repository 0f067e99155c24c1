package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.adapter.ChatConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Disconnects those who said nothing for too long, and forgets limits nobody needs. */
@ApplicationScoped
class Housekeeping {

    private final OpenConnections connections;
    private final SessionLimits limits;
    private final ChatConfig config;
    private final Clock clock;

    Housekeeping(OpenConnections connections, SessionLimits limits, ChatConfig config, Clock clock) {
        this.connections = connections;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        Instant now = clock.instant();
        for (WebSocketConnection connection : connections) {
            PageLink page = connection.userData().get(PageLink.KEY);
            if (page != null) {
                tidy(page, connection.creationTime(), now);
            }
        }
        limits.tidy(now);
    }

    private void tidy(PageLink page, Instant since, Instant now) {
        if (page.link().isEmpty() && since.plus(config.helloWithin()).isBefore(now)) {
            page.close(PageLink.POLICY_VIOLATION, "no hello");
        } else if (page.heard().plus(config.silentFor()).isBefore(now)) {
            page.close(PageLink.TRY_AGAIN_LATER, "silent");
        }
    }
}
