package dev.hilo.channel.email.inbound.adapter.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;

/**
 * How mails are marked for the people who look into the mailbox, and for other replicas. What is done with is known by the
 * checkpoint; a keyword of our own, where the server keeps such, tells it of mails above that too. {@code \Seen} tells
 * nothing: people read mail.
 *
 * @param keywords whether the server keeps keywords
 */
record Marks(boolean keywords) {

    static final String PROCESSED = "$HiloProcessed";
    static final String UNREADABLE = "$HiloUnreadable";

    static Marks of(Folder folder) {
        Flags permanent = folder.getPermanentFlags();
        return new Marks(permanent != null && (permanent.contains(Flags.Flag.USER) || permanent.contains(PROCESSED)));
    }

    /** The keys of an IMAP search. */
    String unprocessed() {
        return keywords ? "UNDELETED UNKEYWORD " + PROCESSED : "UNDELETED";
    }

    Flags processed() {
        return with(Flags.Flag.SEEN, PROCESSED);
    }

    Flags unreadable() {
        return with(Flags.Flag.FLAGGED, UNREADABLE);
    }

    private Flags with(Flags.Flag flag, String keyword) {
        Flags flags = new Flags(flag);
        if (keywords) {
            flags.add(keyword);
        }
        return flags;
    }
}
