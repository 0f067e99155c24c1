package dev.hilo.channel.chat.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows the connections of this process what other replicas have stored: a delivery may come to any of them, wherever its
 * visitor is. One look at the sessions' own documents for all connections, by their ids.
 */
public final class ShowNews {

    private static final int AT_ONCE = 1_000;

    private final ChatStore store;
    private final SessionLocks locks;
    private final Links links;

    ShowNews(ChatStore store, SessionLocks locks, Links links) {
        this.store = store;
        this.locks = locks;
        this.links = links;
    }

    /** To be called every second. Returns in how many sessions there was something. */
    public int look() {
        Map<String, Long> shown = new HashMap<>();
        links.all().forEach(link -> shown.merge(link.sessionId(), link.shown(), Math::min));
        List<String> sessions = new ArrayList<>(shown.keySet());
        int news = 0;
        for (int from = 0; from < sessions.size(); from += AT_ONCE) {
            List<String> some = sessions.subList(from, Math.min(sessions.size(), from + AT_ONCE));
            for (Map.Entry<String, Long> last : store.last(some).entrySet()) {
                if (last.getValue() > shown.getOrDefault(last.getKey(), Long.MAX_VALUE)) {
                    locks.run(last.getKey(), () -> links.catchUp(last.getKey()));
                    news++;
                }
            }
        }
        return news;
    }
}
