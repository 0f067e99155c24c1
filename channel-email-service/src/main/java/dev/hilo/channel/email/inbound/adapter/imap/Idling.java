package dev.hilo.channel.email.inbound.adapter.imap;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Waits for the server's news by IDLE (RFC 2177), or for the time to pass where the server has no IDLE. Angus ends an IDLE
 * when another thread uses the folder, so a watcher does that once the time is up.
 */
final class Idling implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    private final IMAPFolder folder;
    private final boolean supported;
    private final Semaphore woken = new Semaphore(0);
    private final Thread watcher;
    private volatile long until = Long.MAX_VALUE;
    private volatile boolean idle;
    private volatile boolean closed;

    Idling(IMAPFolder folder, boolean supported) {
        this.folder = folder;
        this.supported = supported;
        this.watcher = Thread.ofPlatform().daemon().name("mailbox-idle").unstarted(this::watch);
        if (supported) {
            watcher.start();
        }
    }

    void await(Duration atMost) throws MessagingException {
        if (!supported) {
            acquire(atMost.toMillis());
            return;
        }
        until = System.nanoTime() + atMost.toNanos();
        idle = true;
        try {
            if (!closed) {
                folder.idle(true);
            }
        } finally {
            idle = false;
        }
    }

    void wake() {
        closed = true;
        woken.release();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean wakened = acquire(LOOK_MILLIS);
                if (idle && (wakened || closed || System.nanoTime() - until >= 0)) {
                    endIdle();
                }
            }
        } catch (Throwable e) {
            // Nobody would end the IDLE any more: without its connection it ends with an exception.
            disconnect();
            throw e;
        }
    }

    private void disconnect() {
        try {
            folder.forceClose();
        } catch (MessagingException e) {
            System.getLogger(Idling.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder is closed, so is its IDLE", e);
        }
    }

    private void endIdle() {
        try {
            folder.getMessageCount();
        } catch (MessagingException | IllegalStateException e) {
            System.getLogger(Idling.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder is closed, so is its IDLE", e);
        }
    }

    private boolean acquire(long millis) {
        try {
            return woken.tryAcquire(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
    }
}
