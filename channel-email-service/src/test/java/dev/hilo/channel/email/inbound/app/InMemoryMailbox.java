package dev.hilo.channel.email.inbound.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A mailbox in memory that can be made to fail. */
public final class InMemoryMailbox implements Mailbox {

    private final Map<Long, byte[]> mails = new LinkedHashMap<>();
    public final Set<Long> processed = ConcurrentHashMap.newKeySet();
    public final Set<Long> withheld = ConcurrentHashMap.newKeySet();
    public final Set<Long> unreadable = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private long next = 1;
    private long validity = 1;
    private volatile @Nullable String brokenMarks;
    public volatile int refusedConnections;

    /** As on a server that keeps no keywords. */
    public volatile boolean tellsProcessed = true;

    /** As when a folder is restored: the same mails under other uids, and nobody remembers their marks. */
    public synchronized void isMadeAnew() {
        List<byte[]> sources = List.copyOf(mails.values());
        mails.clear();
        processed.clear();
        validity++;
        next = 1;
        sources.forEach(source -> mails.put(next++, source));
    }

    public synchronized void arrives(String source) {
        mails.put(next++, source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        news.release();
    }

    public synchronized void deleteAll() {
        mails.clear();
    }

    /** From now on marking fails, as when the connection breaks or the process is killed before; null mends it. */
    public void breakMarks(@Nullable String reason) {
        brokenMarks = reason;
    }

    @Override
    public Connection connect() throws MailboxUnavailable {
        if (refusedConnections > 0) {
            refusedConnections--;
            throw new MailboxUnavailable("connection refused", new IllegalStateException());
        }
        return new Open();
    }

    private final class Open implements Connection {

        @Override
        public long validity() {
            synchronized (InMemoryMailbox.this) {
                return validity;
            }
        }

        @Override
        public List<Waiting> waiting(long after, int max) {
            synchronized (InMemoryMailbox.this) {
                return mails.entrySet().stream()
                        .filter(mail -> mail.getKey() > after)
                        .filter(mail -> !tellsProcessed || !processed.contains(mail.getKey()))
                        .limit(max)
                        .map(mail -> new Waiting(
                                mail.getKey(), mail.getValue().length, Instant.parse("2026-11-23T10:00:00Z")))
                        .toList();
            }
        }

        @Override
        public Map<Long, byte[]> sources(List<Waiting> wanted) {
            Map<Long, byte[]> sources = new HashMap<>();
            synchronized (InMemoryMailbox.this) {
                wanted.stream()
                        .filter(mail -> !withheld.contains(mail.uid()))
                        .forEach(mail -> Optional.ofNullable(mails.get(mail.uid()))
                                .ifPresent(source -> sources.put(mail.uid(), source)));
            }
            return sources;
        }

        @Override
        public void markProcessed(List<Waiting> mails) throws MailboxUnavailable {
            for (Waiting mail : mails) {
                mark(processed, mail);
            }
        }

        @Override
        public void markUnreadable(Waiting mail) throws MailboxUnavailable {
            mark(unreadable, mail);
        }

        private void mark(Set<Long> as, Waiting mail) throws MailboxUnavailable {
            String reason = brokenMarks;
            if (reason != null) {
                throw new MailboxUnavailable(reason, new IllegalStateException());
            }
            as.add(mail.uid());
        }

        @Override
        public void awaitNews(Duration atMost) {
            try {
                if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void wake() {
            news.release();
        }

        @Override
        public void close() {}
    }
}
