package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import java.util.List;
import java.util.TreeSet;

/** Which mails of a folder are done with. Some may be done while earlier ones wait. */
final class Progress {

    private final long validity;
    private long reached;
    private long looked;
    private final TreeSet<Long> done = new TreeSet<>();
    private final TreeSet<Long> waits = new TreeSet<>();

    Progress(long validity) {
        this.validity = validity;
    }

    long validity() {
        return validity;
    }

    /** Begins at the lowest mail that is not done with. */
    void beginAgain(long atLeast) {
        reached = Math.max(reached, atLeast);
        looked = reached;
        waits.clear();
        done.headSet(reached, true).clear();
    }

    /** Whether there is still something to do about a mail in this pass. */
    boolean isOpen(Waiting mail) {
        return !done.contains(mail.uid()) && !waits.contains(mail.uid());
    }

    /** How many mails above {@link #reached} are not open. */
    int settled() {
        return done.size() + waits.size();
    }

    void leave(Waiting mail) {
        waits.add(mail.uid());
    }

    /** The mails looked at next, in their order: all are done with, but for those that were left. */
    void passed(List<Waiting> mails) {
        for (Waiting mail : mails) {
            looked = Math.max(looked, mail.uid());
            if (!waits.contains(mail.uid())) {
                done.add(mail.uid());
            }
        }
        raise();
    }

    /** There is none open: what was done in earlier passes counts too. */
    void passedAll() {
        if (!done.isEmpty()) {
            looked = Math.max(looked, done.last());
        }
        raise();
    }

    private void raise() {
        reached = Math.max(reached, waits.isEmpty() ? looked : Math.min(looked, waits.first() - 1));
        done.headSet(reached, true).clear();
    }

    /** The uid up to which all mails are done with. */
    long reached() {
        return reached;
    }
}
