package dev.hilo.cases.webhooks.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks for what is due, whenever it is woken and every now and then; once an hour it clears the log of what is old. */
public final class SendLoop implements AutoCloseable {

    private static final Duration CLEARING = Duration.ofHours(1);
    private static final Duration FAREWELL = Duration.ofSeconds(15);
    private static final int STEP = 50;

    private final SendDue due;
    private final Deliveries deliveries;
    private final Duration every;
    private final Duration keep;
    private final Clock clock;
    private final Consumer<Throwable> failed;
    private final Semaphore wakes = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean stopped;

    /**
     * @param every how often it looks without being woken
     * @param keep how long deliveries are kept
     * @param failed hears what went wrong; the loop goes on, but for an {@link Error}, which ends it
     */
    public SendLoop(
            SendDue due,
            Deliveries deliveries,
            Duration every,
            Duration keep,
            Clock clock,
            Consumer<Throwable> failed) {
        this.due = due;
        this.deliveries = deliveries;
        this.every = every;
        this.keep = keep;
        this.clock = clock;
        this.failed = failed;
    }

    public void start() {
        thread = Thread.ofVirtual().name("webhooks").start(this::run);
    }

    public void wake() {
        wakes.release();
    }

    private void run() {
        Instant cleared = Instant.EPOCH;
        try {
            while (!stopped) {
                try {
                    due.look(this::wake);
                    Instant now = clock.instant();
                    if (cleared.isBefore(now.minus(CLEARING))) {
                        deliveries.removeBefore(now.minus(keep));
                        cleared = now;
                    }
                } catch (RuntimeException e) {
                    failed.accept(e);
                }
                if (wakes.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            failed.accept(e);
            throw e;
        }
    }

    /** Begins nothing more and waits for the requests that are under way. */
    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            if (thread != null) {
                thread.join(FAREWELL);
            }
            for (long waited = 0; due.inHand() > 0 && waited < FAREWELL.toMillis(); waited += STEP) {
                Thread.sleep(STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
