package dev.hilo.stream;

/** The broker did not take an event within the producer's delivery time-out. Trying again later is right. */
public final class PublishingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishingFailed(String topic, Throwable cause) {
        super("could not publish to " + topic + ": " + cause.getMessage(), cause);
    }
}
