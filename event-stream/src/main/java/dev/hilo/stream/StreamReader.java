package dev.hilo.stream;

/** Something that reads a topic on a thread of its own until it is closed, and says how it fares. */
public interface StreamReader extends AutoCloseable {

    String topic();

    /** The consumer group, or the name of a reader without one. */
    String group();

    ConsumerStatus status();

    /** Finishes what is in hand. */
    @Override
    void close();
}
