package dev.hilo.cases.outbox.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this replica has committed and not yet seen on {@code hilo.contexts}, where each replica reads everything. Past a number
 * only the oldest are kept, which say all there is to say.
 */
public final class PendingCommits {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Key, Instant> pending = new LinkedHashMap<>();

    private record Key(String userId, long version) {}

    public PendingCommits(Clock clock) {
        this.clock = clock;
    }

    /** To be called before the commit is written: it may be published before the writer hears of it. */
    public synchronized void committing(String userId, long version) {
        if (pending.size() < MOST) {
            pending.put(new Key(userId, version), clock.instant());
        }
    }

    /** It was seen, or was not written after all. */
    public synchronized void remove(String userId, long version) {
        pending.remove(new Key(userId, version));
    }

    /** Of those from before nobody can say whether they were seen. */
    public synchronized void clear() {
        pending.clear();
    }

    /** The age of the oldest; zero when there is none. */
    public synchronized Duration oldest() {
        return pending.values().stream()
                .findFirst()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
