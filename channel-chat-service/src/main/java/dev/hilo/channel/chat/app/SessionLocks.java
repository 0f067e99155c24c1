package dev.hilo.channel.chat.app;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One act at a time on a session, within this process. That keeps order and saves work; correctness across processes
 * rests on the store alone.
 */
public final class SessionLocks {

    private static final int STRIPES = 1024;

    private final ReentrantLock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    public void run(String sessionId, Runnable act) {
        with(sessionId, () -> {
            act.run();
            return act;
        });
    }

    public <T> T with(String sessionId, Supplier<T> act) {
        ReentrantLock stripe = stripes[Math.floorMod(sessionId.hashCode(), STRIPES)];
        stripe.lock();
        try {
            return act.get();
        } finally {
            stripe.unlock();
        }
    }
}
