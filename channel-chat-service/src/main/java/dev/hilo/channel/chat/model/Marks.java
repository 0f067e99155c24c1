package dev.hilo.channel.chat.model;

/**
 * How far a session has come, as sequence numbers; 0 is before the first message. Each only ever grows. They are written
 * after the fact, so a crash leaves them too low, never too high, and what lies above them is done again.
 *
 * @param last the last message stored: where to look for the next free number
 * @param published up to here every message of the visitor is on the interactions' topic
 * @param received up to here the visitor's page has everything, and the receipts say so
 * @param seen up to here the visitor looked at it, and the receipts say so
 */
public record Marks(long last, long published, long received, long seen) {

    public static final Marks NONE = new Marks(0, 0, 0, 0);

    public static Marks last(long seq) {
        return new Marks(seq, 0, 0, 0);
    }

    public static Marks published(long seq) {
        return new Marks(seq, seq, 0, 0);
    }

    public static Marks confirmed(long received, long seen) {
        return new Marks(0, 0, received, seen);
    }

    /** The higher of each. */
    public Marks advancedBy(Marks other) {
        return new Marks(
                Math.max(last, other.last),
                Math.max(published, other.published),
                Math.max(received, other.received),
                Math.max(seen, other.seen));
    }
}
