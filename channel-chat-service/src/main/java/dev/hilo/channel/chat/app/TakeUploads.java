package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.chat.model.Visitor;
import java.util.Optional;

/**
 * The visitor's files come before the message that names them, and on a way of their own: over any connection to any
 * replica. What is known of them waits in the session; their bytes are with the case service.
 */
public final class TakeUploads {

    private final ChatStore store;
    private final SessionLocks locks;
    private final OpenSession sessions;

    TakeUploads(ChatStore store, SessionLocks locks, OpenSession sessions) {
        this.store = store;
        this.locks = locks;
        this.sessions = sessions;
    }

    /**
     * Stores the session of a page that wants to upload, as the first message would.
     *
     * @throws OpenSession.Dismissed when the connection shows its session no longer
     */
    public void expect(Link link) {
        locks.run(link.sessionId(), () -> sessions.stored(link));
    }

    /** Who uploads, where this secret opens a session: nobody else may. */
    public Optional<Visitor> uploader(SessionSecret secret) {
        return sessions.openedBy(secret).map(ChatSession::visitor);
    }

    /** The bytes are safe: the message may name the file. */
    public void keep(SessionSecret secret, Upload upload) {
        store.keep(secret.sessionId(), upload);
    }
}
