package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
     * What a page sends.
     *
     * @param clientId its name for the message: sent again under the same name, it is the same message
     * @param conversation its name for the conversation; null for the visitor's first
     * @param text clean and not too long
     */
    public record Utterance(String clientId, @Nullable String conversation, String text) {}

    /**
     * Returns once the message is published and acknowledged to its page.
     *
     * @throws Interactions.NotPublished when it is stored, but its publication is still to come
     */
    public ChatMessage say(Link link, Utterance said) {
        String id = link.sessionId();
        return locks.with(id, () -> {
            Instant now = Times.now(clock);
            recovery.willWrite(id, now);
            ChatSession session =
                    store.session(id).orElseGet(() -> store.open(ChatSession.opened(id, link.visitor(), now)));
            ChatMessage message = transcript.append(
                    session,
                    now,
                    new FromVisitor(said.clientId(), said.conversation(), said.text(), session.visitor()));
            transcript.publishUpTo(session, message);
            links.announce(message, link);
            return message;
        });
    }
}
