package dev.hilo.cases.api.app;

import dev.hilo.cases.api.app.Audit.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes the audit down: changes before they are answered, reads soon after. What cannot be written stays and is tried
 * again; when too much waits, readers wait too.
 */
public final class AuditTrail {

    private static final int BATCH = 500;
    private static final int MOST_WAITING = 10_000;

    private final Audit audit;
    private final ConcurrentLinkedQueue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    public AuditTrail(Audit audit) {
        this.audit = audit;
    }

    /** When it returns it is written; when it fails it is written as soon as that is possible. */
    public void changed(Entry entry) {
        try {
            audit.write(List.of(entry));
        } catch (RuntimeException e) {
            waiting.add(entry);
            throw e;
        }
    }

    /** Written with the next {@link #flush}. */
    public void read(Entry entry) {
        waiting.add(entry);
        if (waiting.size() > MOST_WAITING) {
            flush();
        }
    }

    /** Writes what waits; what cannot be written goes on waiting. */
    public void flush() {
        writing.lock();
        try {
            while (!waiting.isEmpty()) {
                List<Entry> batch = new ArrayList<>();
                for (Entry entry : waiting) {
                    if (batch.size() == BATCH) {
                        break;
                    }
                    batch.add(entry);
                }
                audit.write(batch);
                batch.forEach(written -> waiting.poll());
            }
        } finally {
            writing.unlock();
        }
    }
}
