package dev.hilo.channel.email.inbound.app;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A checkpoint that outlives what a test restarts. */
public final class InMemoryCheckpoint implements Checkpoint {

    private final Map<Long, Long> reached = new ConcurrentHashMap<>();
    private final Map<Long, Map<Long, Attempts>> reading = new ConcurrentHashMap<>();
    private final Clock clock;

    public InMemoryCheckpoint() {
        this(Clock.systemUTC());
    }

    public InMemoryCheckpoint(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long reached(long validity) {
        return reached.getOrDefault(validity, 0L);
    }

    @Override
    public void reach(long validity, long uid) {
        reached.merge(validity, uid, Math::max);
    }

    @Override
    public Map<Long, Attempts> unfinished(long validity) {
        return Map.copyOf(reading.getOrDefault(validity, Map.of()));
    }

    @Override
    public void begin(long validity, Collection<Long> uids, boolean alone) {
        Map<Long, Attempts> attempts = reading.computeIfAbsent(validity, v -> new ConcurrentHashMap<>());
        for (long uid : uids) {
            int before =
                    attempts.getOrDefault(uid, new Attempts(0, clock.instant())).alone();
            attempts.put(uid, new Attempts(before + (alone ? 1 : 0), clock.instant()));
        }
    }

    @Override
    public void end(long validity, Collection<Long> uids) {
        reading.getOrDefault(validity, Map.of()).keySet().removeAll(uids);
    }
}
