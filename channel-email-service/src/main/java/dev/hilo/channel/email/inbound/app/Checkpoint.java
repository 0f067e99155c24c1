package dev.hilo.channel.email.inbound.app;

/**
 * Up to where a mailbox is done with. Raised only when everything up to there is safe elsewhere, so that a restart goes on
 * where the last one ended, whatever people have done to the marks of mails.
 */
public interface Checkpoint {

    /**
     * The uid up to which all mails are done with; 0 where none is.
     *
     * @param validity of the uids: another one knows nothing of the mails
     */
    long reached(long validity);

    /** Raises it; a lower one than before changes nothing. */
    void reach(long validity, long uid);
}
