package dev.hilo.cases.rebuild.app;

import java.util.List;
import java.util.function.Consumer;

/** The topic that the log is published on. */
public interface ContextTopic {

    /** Publishes as the outbox does, in this order, and returns once the broker has them all. */
    void publish(List<CommitRecord> records);

    /** Reads all that is on it now, in the order of each user. */
    void read(Consumer<List<CommitRecord>> reader);

    /** About how many there are. */
    long count();
}
