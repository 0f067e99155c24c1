package dev.hilo.cases.api.app;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a flood of denied requests out of the audit: within a minute of the clock the same is taken down once, and of one
 * caller no more than a hundred that differ. Each replica counts for itself.
 */
public final class Refusals {

    static final int MOST_OF_A_CALLER = 100;

    private final Map<String, Set<List<String>>> denied = new HashMap<>();
    private Instant minute = Instant.MIN;

    /**
     * Whether a refusal is to be taken down.
     *
     * @param actor whose request was denied
     * @param what the method, the door and whom it would have concerned
     */
    public synchronized boolean isNews(Instant at, String actor, List<String> what) {
        Instant now = at.truncatedTo(ChronoUnit.MINUTES);
        if (now.isAfter(minute)) {
            minute = now;
            denied.clear();
        }
        Set<List<String>> known = denied.computeIfAbsent(actor, caller -> new HashSet<>());
        return known.size() < MOST_OF_A_CALLER && known.add(what);
    }
}
