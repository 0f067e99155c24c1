package dev.hilo.cases.live.app;

import dev.hilo.cases.live.app.News.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The latest news of the whole desk, in memory, for all who follow on this replica. Each goes through it at their own
 * pace; it keeps no line for anybody. Who is farther back than it remembers must read the archive.
 */
public final class CaseFeed implements AutoCloseable {

    private static final int AT_ONCE = 100;
    private static final Duration LINGER = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final @Nullable News[] remembered;
    private final InstantSource clock;
    private long first;
    private long end;
    private Position floor = new Position(new TreeMap<>());
    private @Nullable Position now;
    private int followers;
    private Instant followedUntil = Instant.MIN;
    private boolean closed;

    /** @param remembered how many news are kept */
    public CaseFeed(int remembered, InstantSource clock) {
        this.remembered = new News[remembered];
        this.clock = clock;
    }

    /** The stream is read from here on; what was before is forgotten. */
    public void begin(Position from) {
        locked(() -> {
            first = end;
            floor = from;
            now = from;
            arrived.signalAll();
        });
    }

    /** Adds news in their order; with them the stream is read up to {@code reached}. */
    public void append(List<News> news, Position reached) {
        locked(() -> {
            for (News one : news) {
                if (end - first == remembered.length) {
                    News oldest = remembered[slot(first)];
                    floor = oldest == null ? floor : floor.after(oldest.change());
                    first++;
                }
                remembered[slot(end)] = one;
                end++;
            }
            now = now == null ? reached : now.orLater(reached);
            arrived.signalAll();
        });
    }

    /** The stream is read up to here, and nobody wanted the news. */
    public void pass(Position reached) {
        begin(reached);
    }

    /** Whether somebody follows, or did a moment ago and may come back. */
    public boolean isFollowed() {
        lock.lock();
        try {
            return followers > 0 || clock.instant().isBefore(followedUntil);
        } finally {
            lock.unlock();
        }
    }

    /** How far the stream is read here; empty before it could be read at all. */
    public Optional<Position> now() {
        lock.lock();
        try {
            return Optional.ofNullable(now);
        } finally {
            lock.unlock();
        }
    }

    public int followers() {
        lock.lock();
        try {
            return followers;
        } finally {
            lock.unlock();
        }
    }

    /** From a position on. */
    public Follower follow(Watch watch, Position from) {
        locked(() -> followers++);
        return new Follower(watch, from);
    }

    /** Sends everybody away: the service stops, clients resume elsewhere. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            arrived.signalAll();
        });
    }

    private int slot(long number) {
        return (int) (number % remembered.length);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** What comes next for one who follows. */
    public sealed interface Next {

        /** News for them. */
        record Heard(List<Item> items) implements Next {}

        /** Nothing for a while. */
        record Quiet() implements Next {}

        /** What comes next is not remembered: it is in the archive, up to {@code until}. */
        record Behind(Position until) implements Next {}

        /** The feed is closed. */
        record Ended() implements Next {}
    }

    /** @param position of the one who follows once they have it */
    public record Item(News news, List<Told> told, Position position) {}

    /** One who follows; for one thread. */
    public final class Follower implements AutoCloseable {

        private final Watch watch;
        private final SortedMap<Integer, Long> offsets;
        private long cursor;

        private Follower(Watch watch, Position from) {
            this.watch = watch;
            this.offsets = new TreeMap<>(from.next());
        }

        public Position position() {
            return new Position(offsets);
        }

        /** What lies before is settled elsewhere. */
        public void moveTo(Position reached) {
            reached.next().forEach((partition, offset) -> offsets.merge(partition, offset, Math::max));
        }

        /** With the change read. */
        public void moveOver(Change change) {
            offsets.merge(change.partition(), change.offset() + 1, Math::max);
        }

        /** Begins anew from a position that has nothing to do with the one before. */
        public void restart(Position from) {
            offsets.clear();
            offsets.putAll(from.next());
            cursor = 0;
        }

        private boolean reaches(Position other) {
            return other.next().entrySet().stream()
                    .allMatch(one -> offsets.getOrDefault(one.getKey(), 0L) >= one.getValue());
        }

        /** Waits for what comes next. */
        public Next next(Duration atMost) throws InterruptedException {
            long left = atMost.toNanos();
            lock.lock();
            try {
                while (true) {
                    if (closed) {
                        return new Next.Ended();
                    }
                    if (now != null && !reaches(floor)) {
                        return new Next.Behind(now);
                    }
                    List<Item> items = collect();
                    if (!items.isEmpty()) {
                        return new Next.Heard(items);
                    }
                    if (left <= 0) {
                        return new Next.Quiet();
                    }
                    left = arrived.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        private List<Item> collect() {
            List<Item> items = new ArrayList<>();
            cursor = Math.max(cursor, first);
            while (cursor < end && items.size() < AT_ONCE) {
                News news = remembered[slot(cursor)];
                cursor++;
                if (news != null
                        && offsets.getOrDefault(news.change().partition(), 0L)
                                <= news.change().offset()) {
                    moveOver(news.change());
                    List<Told> told = news.seenBy(watch);
                    if (!told.isEmpty()) {
                        items.add(new Item(news, told, position()));
                    }
                }
            }
            if (cursor == end && now != null) {
                moveTo(now);
            }
            return items;
        }

        @Override
        public void close() {
            locked(() -> {
                followers--;
                followedUntil = clock.instant().plus(LINGER);
            });
        }
    }
}
