package dev.hilo.channel.email.inbound.app;

import java.time.Instant;

/** Where mails are kept that could not be read, each with its reason, for people to look at while it is kept. */
public interface UnreadableMails {

    /** Keeps a mail; the same one twice is kept once. */
    void keep(Unreadable mail);

    /**
     * A mail that people have to look at.
     *
     * @param uid names it in the mailbox, where it stays
     * @param size in the mailbox, in bytes
     * @param source as it came; empty where it was too large to fetch
     * @param reason quotes nothing of it
     */
    record Unreadable(long uid, long size, Instant arrivedAt, byte[] source, String reason, Instant at) {}
}
