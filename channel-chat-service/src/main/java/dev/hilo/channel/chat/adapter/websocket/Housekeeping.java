package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.channel.chat.adapter.SessionLimits;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Disconnects those who said nothing for too long, and all at the end; forgets limits nobody needs. */
@ApplicationScoped
class Housekeeping {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

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

    /** Sends everybody away, to come back to another replica or to the next process. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        List<Uni<Void>> closing = connections.stream()
                .map(connection -> connection.close(new CloseReason(PageLink.GOING_AWAY, "restarting")))
                .toList();
        if (!closing.isEmpty()) {
            Uni.join()
                    .all(closing)
                    .andCollectFailures()
                    .replaceWithVoid()
                    .ifNoItem()
                    .after(FAREWELL)
                    .fail()
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    private void tidy(PageLink page, Instant since, Instant now) {
        if (page.link().isEmpty() && since.plus(config.helloWithin()).isBefore(now)) {
            page.close(PageLink.POLICY_VIOLATION, "no hello");
        } else if (page.heard().plus(config.silentFor()).isBefore(now)) {
            page.close(PageLink.TRY_AGAIN_LATER, "silent");
        }
    }
}
