package dev.hilo.channel.email.inbound.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Empties the mailbox whenever there is mail, on a thread of its own, and connects anew for as long as it takes. */
public final class WatchMailbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WatchMailbox.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_PAUSE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(3);

    private final String name;
    private final Mailbox mailbox;
    private final EmptyMailbox empty;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "mailbox");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mailbox.@Nullable Connection open;
    private volatile @Nullable String failure;
    private volatile @Nullable String trouble = "has not connected to the mailbox yet";

    /**
     * @param name of the mailbox, for operators
     * @param interval how long to rely on the server's news before looking by itself
     */
    public WatchMailbox(String name, Mailbox mailbox, EmptyMailbox empty, Duration interval) {
        this.name = name;
        this.mailbox = mailbox;
        this.empty = empty;
        this.interval = interval;
    }

    public void start() {
        thread.setContextClassLoader(WatchMailbox.class.getClassLoader());
        thread.start();
    }

    /** Why mail does not come in just now, in a sentence for operators; empty when it does. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Why it watches no longer: an error ended it, and only a new process helps. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void run() {
        try {
            watch();
        } catch (Throwable e) {
            failure = "ended by " + e.getClass().getSimpleName();
            trouble = failure;
            LOG.log(System.Logger.Level.ERROR, "mailbox {0}: {1}; only a restart of the process helps", name, failure);
            LOG.log(System.Logger.Level.DEBUG, "the failure in full; it may quote what people wrote", e);
        }
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        while (!closed()) {
            try (Mailbox.Connection connection = mailbox.connect()) {
                open = connection;
                while (!closed()) {
                    Optional<String> waits = empty.pass(connection);
                    report(waits.orElse(null));
                    pause = FIRST_PAUSE;
                    if (!closed()) {
                        connection.awaitNews(waits.isPresent() ? SOON : interval);
                    }
                }
            } catch (Mailbox.MailboxUnavailable | RuntimeException e) {
                if (!closed()) {
                    report(
                            e instanceof Mailbox.MailboxUnavailable
                                    ? e.getMessage()
                                    : "taking mail in failed with "
                                            + e.getClass().getSimpleName());
                    LOG.log(System.Logger.Level.DEBUG, "the failure in full; it may quote what people wrote", e);
                    pause = waitFor(pause);
                }
            } finally {
                open = null;
            }
        }
    }

    private void report(@Nullable String reason) {
        if (reason != null && !reason.equals(trouble)) {
            LOG.log(System.Logger.Level.WARNING, "mailbox {0}: {1}; trying again", name, reason);
        } else if (reason == null && trouble != null) {
            LOG.log(System.Logger.Level.INFO, "mailbox {0}: mail comes in", name);
        }
        trouble = reason;
    }

    private Duration waitFor(Duration pause) {
        try {
            closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : longer;
    }

    /** Lets it end with the mail in hand, without waiting for that. */
    public void endSoon() {
        closing.countDown();
        Mailbox.Connection connection = open;
        if (connection != null) {
            connection.wake();
        }
    }

    /** Finishes the mail in hand and disconnects. */
    @Override
    public void close() {
        endSoon();
        try {
            if (!thread.join(Duration.ofSeconds(15))) {
                LOG.log(System.Logger.Level.WARNING, "the mail in hand was not finished; it will be taken in again");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
