package dev.hilo.cases.attachments.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Deletes files that nothing has named in time. */
public final class SweepFiles {

    private static final int PAGE = 100;

    private final AttachmentStore store;
    private final Clock clock;

    public SweepFiles(AttachmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns how many went. */
    public int run() {
        Instant now = clock.instant();
        int gone = 0;
        List<String> overdue;
        do {
            overdue = store.overdue(now, PAGE);
            for (String id : overdue) {
                gone += store.sweep(id, now) ? 1 : 0;
            }
        } while (overdue.size() == PAGE);
        return gone;
    }
}
