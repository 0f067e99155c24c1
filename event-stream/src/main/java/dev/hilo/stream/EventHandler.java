package dev.hilo.stream;

import java.util.List;

/** What a consumer does with its events. */
@FunctionalInterface
public interface EventHandler<T> {

    /**
     * Handles events in the order of their partitions. When it returns, their positions are committed; until then they
     * may come again, so handling must be idempotent.
     *
     * @throws UnprocessableEvent to send one event to the dead-letter topic; the others are handed in again
     * @throws Exception anything else: the same events are handed in again after a pause, for ever, unless the {@link
     *     FaultClassifier} blames one of them
     */
    void handle(List<Event<T>> events) throws Exception;
}
