package dev.hilo.channel.email.inbound.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A checkpoint that outlives what a test restarts. */
public final class InMemoryCheckpoint implements Checkpoint {

    private final Map<Long, Long> reached = new ConcurrentHashMap<>();

    @Override
    public long reached(long validity) {
        return reached.getOrDefault(validity, 0L);
    }

    @Override
    public void reach(long validity, long uid) {
        reached.merge(validity, uid, Math::max);
    }
}
