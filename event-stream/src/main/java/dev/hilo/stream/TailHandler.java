package dev.hilo.stream;

import java.util.List;
import java.util.Map;

/** Hears everything that happens on a topic from some moment on. Called on the reader's thread. */
public interface TailHandler<T> {

    /**
     * Reading begins at these offsets, by partition; what lies before them is not told. Called once at the start, and
     * again when the topic no longer holds what would have been next.
     */
    void begin(Map<Integer, Long> next);

    /**
     * Takes the events of one read, in the order of each partition; to throw means to be given them again.
     *
     * @param next the offsets that follow, by partition, of all partitions
     */
    void handle(List<Event<T>> events, Map<Integer, Long> next) throws Exception;
}
