package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.ChatStore.Touched;
import dev.hilo.channel.chat.model.ChatSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes what was stored when a process died before publishing it. Before a session is written to, a note of it is
 * made and renewed at least once a minute; whoever comes by later, this process or another, looks after every session
 * noted. A note is withdrawn when it is so old that no write it covers can still be under way.
 */
public final class RecoverSessions {

    /** How old a note may be for a write to go on without renewing it. */
    static final Duration RENEWED_WITHIN = Duration.ofMinutes(1);

    /** Younger sessions are left to the process that writes to them. */
    static final Duration LEFT_ALONE = Duration.ofSeconds(20);

    /** Leaves a write of a minute's length, and clocks a minute apart. */
    static final Duration KEPT = Duration.ofMinutes(4);

    private final ChatStore store;
    private final SessionLocks locks;
    private final Transcript transcript;
    private final Links links;
    private final Clock clock;
    private final ConcurrentHashMap<String, Instant> renewed = new ConcurrentHashMap<>();

    public RecoverSessions(ChatStore store, SessionLocks locks, Transcript transcript, Links links, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.transcript = transcript;
        this.links = links;
        this.clock = clock;
    }

    /** To be called before a visitor's message is stored. */
    void willWrite(String sessionId, Instant now) {
        Instant last = renewed.get(sessionId);
        if (last == null || last.plus(RENEWED_WITHIN).isBefore(now)) {
            store.touch(sessionId, now);
            renewed.put(sessionId, now);
        }
    }

    /**
     * Looks after all sessions noted, and gives how many had something to publish.
     *
     * @param atStart nothing of this process is under way: look after the youngest too
     * @throws Interactions.NotPublished when the stream does not take events; the rest waits for the next time
     */
    public int recover(boolean atStart) {
        Instant now = Times.now(clock);
        renewed.values().removeIf(at -> at.plus(RENEWED_WITHIN).isBefore(now));
        int recovered = 0;
        for (Touched touched : store.touched()) {
            if (atStart || touched.at().plus(LEFT_ALONE).isBefore(now)) {
                recovered += locks.with(touched.sessionId(), () -> publishRest(touched.sessionId())) ? 1 : 0;
            }
            if (touched.at().plus(KEPT).isBefore(now)) {
                store.forget(touched);
            }
        }
        return recovered;
    }

    private boolean publishRest(String sessionId) {
        Optional<ChatSession> session = store.session(sessionId);
        boolean any = session.isPresent() && transcript.publishRest(session.get());
        if (any) {
            session.ifPresent(links::dismissStale);
            links.catchUp(sessionId);
        }
        return any;
    }
}
