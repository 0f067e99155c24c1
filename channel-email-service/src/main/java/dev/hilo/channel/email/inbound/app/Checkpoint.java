package dev.hilo.channel.email.inbound.app;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

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

    /** Mails whose reading was begun and has not ended: by a process that is at it, or that died of it. */
    Map<Long, Attempts> unfinished(long validity);

    /**
     * Notes that mails are about to be read.
     *
     * @param alone whether a process that dies now has died of this mail: then it counts
     */
    void begin(long validity, Collection<Long> uids, boolean alone);

    /** Notes that reading them has ended, whatever came of it. */
    void end(long validity, Collection<Long> uids);

    /**
     * How often the reading of a mail was begun and not ended.
     *
     * @param alone with nothing else in hand
     */
    record Attempts(int alone, Instant last) {}
}
