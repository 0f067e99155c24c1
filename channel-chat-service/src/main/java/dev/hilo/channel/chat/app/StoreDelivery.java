package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.Marks;
import java.time.Clock;
import java.util.Optional;

/** The desk writes: stored in the session, and shown at once where the visitor is there, else when they come back. */
public final class StoreDelivery {

    private final ChatStore store;
    private final SessionLocks locks;
    private final OpenSession sessions;
    private final Links links;
    private final Transcript transcript;
    private final Clock clock;

    public StoreDelivery(
            ChatStore store,
            SessionLocks locks,
            OpenSession sessions,
            Links links,
            Transcript transcript,
            Clock clock) {
        this.store = store;
        this.locks = locks;
        this.sessions = sessions;
        this.links = links;
        this.transcript = transcript;
        this.clock = clock;
    }

    /** The message as stored, the first time or before; empty where there is no such session, or nobody can come back to it. */
    public Optional<ChatMessage> deliver(String sessionId, FromDesk delivery) {
        return locks.with(
                sessionId,
                () -> store.session(sessionId)
                        .filter(session -> !sessions.isOver(session))
                        .map(session -> {
                            ChatMessage message = transcript.append(session, Times.now(clock), delivery);
                            store.advance(sessionId, stored(session.marks(), message.seq()));
                            links.announce(session, message, null);
                            return message;
                        }));
    }

    /** Where all before it is published, it is as good as published itself: there is nothing to publish of it. */
    private static Marks stored(Marks marks, long seq) {
        return marks.published() == seq - 1 ? Marks.published(seq) : Marks.last(seq);
    }
}
