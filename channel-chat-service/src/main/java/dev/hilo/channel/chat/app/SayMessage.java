package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.OpenSession.Opened;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import java.time.Clock;
import java.time.Instant;

/** The visitor writes: stored, published, then acknowledged; however often they send it. */
public final class SayMessage {

    private final ChatStore store;
    private final SessionLocks locks;
    private final Links links;
    private final Transcript transcript;
    private final RecoverSessions recovery;
    private final Clock clock;

    public SayMessage(
            ChatStore store,
            SessionLocks locks,
            Links links,
            Transcript transcript,
            RecoverSessions recovery,
            Clock clock) {
        this.store = store;
        this.locks = locks;
        this.links = links;
        this.transcript = transcript;
        this.recovery = recovery;
        this.clock = clock;
    }

    /**
     * Returns once the message is published and acknowledged to its page.
     *
     * @throws Interactions.NotPublished when it is stored, but its publication is still to come
     */
    public ChatMessage say(Opened opened, String clientId, String text) {
        String id = opened.link().sessionId();
        return locks.with(id, () -> {
            Instant now = Times.now(clock);
            recovery.willWrite(id, now);
            ChatSession session = store.session(id)
                    .orElseGet(() -> store.open(ChatSession.opened(id, opened.visitor(), now)));
            ChatMessage message =
                    transcript.append(session, now, new FromVisitor(clientId, text, session.visitor()));
            transcript.publishUpTo(session, message);
            links.announce(message, opened.link());
            return message;
        });
    }
}
