package dev.hilo.channel.chat.adapter;

import dev.hilo.channel.chat.model.RateLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** How fast a session may send messages and files, over all its connections to this process. */
@ApplicationScoped
public class SessionLimits {

    private final ChatConfig config;
    private final ConcurrentHashMap<String, RateLimit> limits = new ConcurrentHashMap<>();

    SessionLimits(ChatConfig config) {
        this.config = config;
    }

    /** Zero, or how long to wait. */
    public Duration take(String sessionId, Instant now) {
        return limits.computeIfAbsent(
                        sessionId, id -> new RateLimit(config.messagesAtOnce(), config.messagesPerSecond(), now))
                .take(now);
    }

    /** Forgets those who kept quiet. */
    public void tidy(Instant now) {
        limits.values().removeIf(limit -> limit.full(now));
    }
}
