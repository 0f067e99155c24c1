package dev.hilo.channel.chat.adapter;

import dev.hilo.kit.limits.ConcurrencyLimiter;
import dev.hilo.kit.limits.ConcurrencyLimiter.Permit;
import dev.hilo.kit.limits.RateLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * How much may come from one network address, over all sessions that were begun there: a session costs nothing to begin, so
 * limits of a session alone hold nobody back. In this process; what is refused is counted as {@code hilo.chat.limited}.
 */
@ApplicationScoped
public class AddressLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final MeterRegistry meters;
    private final ConcurrencyLimiter sockets;
    private final ConcurrencyLimiter uploads;
    private final RateLimiter sessions;
    private final RateLimiter messages;
    private final RateLimiter anonymousFiles;

    AddressLimits(ChatConfig config, MeterRegistry meters) {
        this.meters = meters;
        ChatConfig.PerAddress limits = config.perAddress();
        this.sockets = new ConcurrencyLimiter(limits.connections());
        this.uploads = new ConcurrencyLimiter(limits.uploadsAtOnce());
        this.sessions = new RateLimiter(limits.sessionsPerMinute(), MINUTE);
        this.messages = new RateLimiter(limits.messagesPerMinute(), MINUTE);
        this.anonymousFiles = new RateLimiter(limits.anonymousFilesPerHour(), HOUR);
    }

    /** Held as long as a connection; empty where there are enough. */
    public Optional<Permit> connection(String address) {
        return counted("connections", sockets.acquire(address));
    }

    /** Held as long as a file is on its way; empty where there are enough. */
    public Optional<Permit> upload(String address) {
        return counted("uploads", uploads.acquire(address));
    }

    /** How long a session that is to be stored has to wait; empty where it need not. */
    public Optional<Duration> session(String address) {
        return refused("sessions", sessions.refusal(address));
    }

    /** How long a message has to wait; empty where it need not. */
    public Optional<Duration> message(String address) {
        return refused("messages", messages.refusal(address));
    }

    /** How long a file of somebody who did not sign in has to wait; empty where it need not. */
    public Optional<Duration> anonymousFile(String address) {
        return refused("anonymous-files", anonymousFiles.refusal(address));
    }

    private Optional<Permit> counted(String limit, Optional<Permit> permit) {
        if (permit.isEmpty()) {
            count(limit);
        }
        return permit;
    }

    private Optional<Duration> refused(String limit, Optional<Duration> wait) {
        wait.ifPresent(any -> count(limit));
        return wait;
    }

    private void count(String limit) {
        meters.counter("hilo.chat.limited", "limit", limit).increment();
    }
}
