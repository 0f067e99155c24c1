package dev.hilo.stream;

import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The broker did not take an event within the producer's delivery time-out. Trying again later is right, unless the event
 * {@link #isTooLarge}.
 */
public final class PublishingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishingFailed(String topic, Throwable cause) {
        super("could not publish to " + topic + ": " + cause.getMessage(), cause);
    }

    /** No broker will ever take it. */
    public boolean isTooLarge() {
        return getCause() instanceof RecordTooLargeException;
    }
}
