package dev.hilo.cases.live.app;

import java.util.List;

/** The context stream as far back as it is kept. */
public interface Archive {

    /**
     * Reads what lies between two positions; of each partition in order.
     *
     * @return what came of it; {@link Outcome#GONE} before anything is read
     */
    Outcome read(Position from, Position until, Reader reader) throws InterruptedException;

    /** What came of reading. */
    enum Outcome {
        /** All of it was read, or the reader wanted no more. */
        READ,
        /** It is not kept any more, never was, or is too much to be read again. */
        GONE,
        /** The stream cannot be read now. */
        AWAY
    }

    /** Hears what is read. */
    @FunctionalInterface
    interface Reader {

        /** @param reached how far the changes lead; false to hear no more */
        boolean read(List<Change> changes, Position reached);
    }
}
