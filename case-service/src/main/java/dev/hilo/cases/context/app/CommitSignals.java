package dev.hilo.cases.context.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets those who follow a user's log sleep until there is something new. A signal only wakes: the log has the news. */
public final class CommitSignals implements CommitListener, AutoCloseable {

    private final Map<String, List<Follower>> followers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public Follower follow(String userId) {
        Follower follower = new Follower(userId);
        followers.computeIfAbsent(userId, user -> new CopyOnWriteArrayList<>()).add(follower);
        return follower;
    }

    public void committed(String userId, long version) {
        followers.getOrDefault(userId, List.of()).forEach(follower -> follower.wake(version));
    }

    @Override
    public void committed(List<Committed> commits) {
        commits.forEach(one -> committed(one.commit().userId(), one.commit().version()));
    }

    /** Wakes everybody for good: the service stops, clients resume elsewhere. */
    @Override
    public void close() {
        closed = true;
        followers.values().forEach(list -> list.forEach(follower -> follower.wake(Long.MAX_VALUE)));
    }

    public boolean isClosed() {
        return closed;
    }

    /** How many follow some user's log. */
    public int count() {
        return followers.values().stream().mapToInt(List::size).sum();
    }

    /** One who follows a user's log. */
    public final class Follower implements AutoCloseable {

        private final String userId;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition news = lock.newCondition();
        private long heard;
        private boolean nudged;

        private Follower(String userId) {
            this.userId = userId;
        }

        private void wake(long version) {
            lock.lock();
            try {
                heard = Math.max(heard, version);
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Ends the present wait, or the next, though no version is heard of. */
        public void nudge() {
            lock.lock();
            try {
                nudged = true;
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /**
         * Waits until a version above the one seen is heard of, or until it is nudged; false when the time is up before.
         */
        public boolean await(long seen, java.time.Duration atMost) throws InterruptedException {
            long left = atMost.toNanos();
            lock.lock();
            try {
                while (heard <= seen && !nudged) {
                    if (left <= 0) {
                        return false;
                    }
                    left = news.awaitNanos(left);
                }
                nudged = false;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            followers.computeIfPresent(userId, (user, list) -> {
                list.remove(this);
                return list.isEmpty() ? null : list;
            });
        }
    }
}
