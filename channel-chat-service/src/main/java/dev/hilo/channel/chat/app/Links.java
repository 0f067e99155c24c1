package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.VisitorLink.Dismissal;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionLife;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections this process holds. Being told that a session has news, it reads the news from the store: so it does
 * not matter which replica stored them. Callers hold the session's lock.
 */
public final class Links {

    private static final int PAGE = 50;

    private final ChatStore store;
    private final ConcurrentHashMap<String, Set<Link>> bySession = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    public Links(ChatStore store) {
        this.store = store;
    }

    /** How many connections are open. */
    public int open() {
        return open.get();
    }

    /** Whether a connection of the session is left here. */
    boolean holds(String sessionId) {
        return bySession.containsKey(sessionId);
    }

    Set<Link> of(String sessionId) {
        return bySession.getOrDefault(sessionId, Set.of());
    }

    List<Link> all() {
        return bySession.values().stream().flatMap(Set::stream).toList();
    }

    void add(Link link) {
        bySession.compute(link.sessionId(), (id, links) -> {
            Set<Link> present = links == null ? ConcurrentHashMap.newKeySet() : links;
            if (present.add(link)) {
                open.incrementAndGet();
            }
            return present;
        });
    }

    void remove(Link link) {
        bySession.computeIfPresent(link.sessionId(), (id, links) -> {
            if (links.remove(link)) {
                open.decrementAndGet();
            }
            return links.isEmpty() ? null : links;
        });
    }

    /** Why a connection may not show its session any more, as it is stored now; empty where it may. */
    static Optional<Dismissal> dismissal(Link link, Optional<ChatSession> stored, SessionLife life, Instant now) {
        if (stored.isEmpty()) {
            return link.isStored() ? Optional.of(Dismissal.SESSION_OVER) : Optional.empty();
        }
        ChatSession session = stored.get();
        if (life.isOver(session, now)) {
            return Optional.of(Dismissal.SESSION_OVER);
        }
        return isStale(link, session) || !life.isOpenedBySecret(session, now)
                ? Optional.of(Dismissal.SECRET_REPLACED)
                : Optional.empty();
    }

    private static boolean isStale(Link link, ChatSession session) {
        return !link.secretHash().equals(session.secretHash());
    }

    /** Sends a connection away: nothing more is shown on it. */
    void dismiss(Link link, Dismissal why) {
        remove(link);
        link.page().dismiss(why);
    }

    /** Sends away who came by a secret that does not open the session any more. */
    void dismissStale(ChatSession session) {
        of(session.id()).stream()
                .filter(link -> isStale(link, session))
                .forEach(link -> dismiss(
                        link, session.secretHash() == null ? Dismissal.SESSION_OVER : Dismissal.SECRET_REPLACED));
    }

    /** Shows each connection of the session what it lacks. */
    void catchUp(String sessionId) {
        of(sessionId).forEach(link -> catchUp(link, null));
    }

    /**
     * Shows each connection of the session what it lacks up to {@code message} at least. To {@code origin}, who wrote it,
     * it goes as an acknowledgement.
     */
    void announce(ChatSession session, ChatMessage message, @Nullable Link origin) {
        dismissStale(session);
        if (origin != null && message.seq() <= origin.shown()) {
            origin.acknowledge(message);
        }
        for (Link link : of(message.sessionId())) {
            ChatMessage own = link == origin ? message : null;
            if (message.seq() == link.shown() + 1) {
                show(link, message, own);
            } else {
                catchUp(link, own);
            }
        }
    }

    private void catchUp(Link link, @Nullable ChatMessage own) {
        List<ChatMessage> news;
        do {
            news = store.messages(link.sessionId(), link.shown(), PAGE);
            news.forEach(message -> show(link, message, own));
        } while (news.size() == PAGE);
    }

    private static void show(Link link, ChatMessage message, @Nullable ChatMessage own) {
        if (own != null && own.seq() == message.seq()) {
            link.acknowledge(message);
        } else {
            link.show(message);
        }
    }
}
