package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.ChatStore.Insertion;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.Body;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Marks;
import java.time.Instant;
import java.util.List;

/** A session's messages: adding to them, and publishing what the visitor wrote, in their order. */
public final class Transcript {

    private static final int PAGE = 100;

    private final ChatStore store;
    private final Interactions interactions;

    public Transcript(ChatStore store, Interactions interactions) {
        this.store = store;
        this.interactions = interactions;
    }

    /** Stores under the next free number, or finds what was stored under the same key before. */
    ChatMessage append(ChatSession session, Instant at, Body body) {
        for (long seq = session.marks().last() + 1; ; seq++) {
            switch (store.insert(new ChatMessage(session.id(), seq, at, body))) {
                case Insertion.Stored stored -> {
                    return stored.message();
                }
                case Insertion.Known known -> {
                    return known.message();
                }
                case Insertion.NumberTaken() -> {}
            }
        }
    }

    /** Publishes what the visitor wrote from the session's mark up to {@code message}, which is its newest known. */
    void publishUpTo(ChatSession session, ChatMessage message) {
        if (message.seq() <= session.marks().published()) {
            return;
        }
        if (message.seq() == session.marks().published() + 1) {
            publish(session.id(), List.of(message));
        } else {
            publishRest(session);
        }
    }

    /** Publishes all the visitor wrote that the session's mark does not cover; true where there was anything. */
    boolean publishRest(ChatSession session) {
        boolean any = false;
        long published = session.marks().published();
        List<ChatMessage> page;
        do {
            page = store.messages(session.id(), published, PAGE);
            if (!page.isEmpty()) {
                any |= publish(session.id(), page);
                published = page.getLast().seq();
            }
        } while (page.size() == PAGE);
        return any;
    }

    private boolean publish(String sessionId, List<ChatMessage> page) {
        List<ChatMessage> fromVisitor =
                page.stream().filter(m -> m.body() instanceof FromVisitor).toList();
        if (!fromVisitor.isEmpty()) {
            interactions.publish(fromVisitor);
        }
        store.advance(sessionId, Marks.published(page.getLast().seq()));
        return !fromVisitor.isEmpty();
    }
}
