package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.VisitorLink.Dismissal;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionLife;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the connections of this process what other replicas have stored: a delivery may come to any of them, wherever its
 * visitor is. Sends away whose session is over, or is opened by another secret now. One look at the sessions' own documents
 * for all connections, by their ids.
 */
public final class ShowNews {

    private static final int AT_ONCE = 1_000;

    private final ChatStore store;
    private final SessionLocks locks;
    private final Links links;
    private final SessionLife life;
    private final Clock clock;

    ShowNews(ChatStore store, SessionLocks locks, Links links, SessionLife life, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.links = links;
        this.life = life;
        this.clock = clock;
    }

    /** To be called every second. Returns in how many sessions there was something. */
    public int look() {
        Map<String, Long> shown = new HashMap<>();
        links.all().forEach(link -> shown.merge(link.sessionId(), link.shown(), Math::min));
        List<String> sessions = new ArrayList<>(shown.keySet());
        int news = 0;
        for (int from = 0; from < sessions.size(); from += AT_ONCE) {
            List<String> some = sessions.subList(from, Math.min(sessions.size(), from + AT_ONCE));
            Map<String, ChatSession> stored = store.sessions(some);
            for (String id : some) {
                ChatSession session = stored.get(id);
                dismiss(id, Optional.ofNullable(session));
                if (session != null && session.marks().last() > shown.getOrDefault(id, Long.MAX_VALUE)) {
                    locks.run(id, () -> links.catchUp(id));
                    news++;
                }
            }
        }
        return news;
    }

    /** What was read may be older than what a connection came by meanwhile: so it is read again before anybody is sent away. */
    private void dismiss(String id, Optional<ChatSession> read) {
        Instant now = clock.instant();
        if (links.of(id).stream().anyMatch(link -> why(link, read, now).isPresent())) {
            locks.run(id, () -> {
                Optional<ChatSession> current = store.session(id);
                links.of(id).forEach(link -> why(link, current, now).ifPresent(why -> links.dismiss(link, why)));
            });
        }
    }

    private Optional<Dismissal> why(Link link, Optional<ChatSession> session, Instant now) {
        return Links.dismissal(link, session, life, now);
    }
}
