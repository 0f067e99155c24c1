package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.channel.chat.model.RateLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** How fast a session may write, over all its connections to this process. */
@ApplicationScoped
class SessionLimits {

    private final ChatConfig config;
    private final ConcurrentHashMap<String, RateLimit> limits = new ConcurrentHashMap<>();

    SessionLimits(ChatConfig config) {
        this.config = config;
    }

    /** Zero, or how long to wait. */
    Duration take(String sessionId, Instant now) {
        return limits.computeIfAbsent(
                        sessionId, id -> new RateLimit(config.messagesAtOnce(), config.messagesPerSecond(), now))
                .take(now);
    }

    /** Forgets those who kept quiet. */
    void tidy(Instant now) {
        limits.values().removeIf(limit -> limit.full(now));
    }
}
