package dev.hilo.kit.limits;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How much each of many keys may hold at the same time, such as streams or sockets; in this process only. */
public final class ConcurrencyLimiter {

    private final int most;
    private final ConcurrentHashMap<String, Integer> held = new ConcurrentHashMap<>();

    public ConcurrencyLimiter(int most) {
        this.most = most;
    }

    /** Something that is held until it is closed; closing it again does nothing. */
    public final class Permit implements AutoCloseable {

        private final String key;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Permit(String key) {
            this.key = key;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                held.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** Empty when the key holds as much as it may. */
    public Optional<Permit> acquire(String key) {
        AtomicBoolean got = new AtomicBoolean();
        held.compute(key, (same, count) -> {
            int before = count == null ? 0 : count;
            got.set(before < most);
            return got.get() ? Integer.valueOf(before + 1) : count;
        });
        return got.get() ? Optional.of(new Permit(key)) : Optional.empty();
    }

    /** How much a key holds now. */
    public int held(String key) {
        return held.getOrDefault(key, 0);
    }
}
