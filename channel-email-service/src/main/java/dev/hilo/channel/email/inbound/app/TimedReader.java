package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.model.Mail;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads mails on threads of its own, so that one that takes for ever, or more memory than there is, holds up nobody: it is
 * given up, and a mail that nobody can read like any other.
 */
public final class TimedReader implements MailReader {

    /** Threads that were given up go on until they end; so many at the most. */
    private static final int MOST = 4;

    private final MailReader reader;
    private final Duration budget;
    private final Semaphore free = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newCachedThreadPool(
            work -> Thread.ofPlatform().daemon().name("mail-reader").unstarted(work));

    public TimedReader(MailReader reader, Duration budget) {
        this.reader = reader;
        this.budget = budget;
    }

    @Override
    public Mail read(byte[] source) throws UnreadableMail, Desk.DeskUnavailable {
        try {
            if (!free.tryAcquire(budget.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Desk.DeskUnavailable(MOST + " earlier ones are still being read", new TimeoutException());
            }
            return result(threads.submit(() -> {
                try {
                    return reader.read(source);
                } finally {
                    free.release();
                }
            }));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a mail", e);
        }
    }

    private Mail result(Future<Mail> reading) throws UnreadableMail, InterruptedException {
        try {
            return reading.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw new UnreadableMail("reading it takes longer than " + budget.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof UnreadableMail unreadable
                    ? unreadable
                    : new UnreadableMail("cannot be parsed: " + cause.getClass().getSimpleName());
        }
    }
}
