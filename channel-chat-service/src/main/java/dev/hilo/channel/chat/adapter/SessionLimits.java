package dev.hilo.channel.chat.adapter;

import dev.hilo.channel.chat.model.RateLimit;
import dev.hilo.channel.chat.model.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast a session, or all sessions of whoever signed in, may send messages and files, over all connections to this
 * process.
 */
@ApplicationScoped
public class SessionLimits {

    private final ChatConfig config;
    private final ConcurrentHashMap<String, RateLimit> limits = new ConcurrentHashMap<>();

    SessionLimits(ChatConfig config) {
        this.config = config;
    }

    /** Zero, or how long to wait. */
    public Duration take(String sessionId, Visitor visitor, Instant now) {
        String sender = visitor.subject() == null ? sessionId : "sub/" + visitor.subject();
        return limits.computeIfAbsent(
                        sender, any -> new RateLimit(config.messagesAtOnce(), config.messagesPerSecond(), now))
                .take(now);
    }

    /** Forgets those who kept quiet. */
    public void tidy(Instant now) {
        limits.values().removeIf(limit -> limit.full(now));
    }
}
