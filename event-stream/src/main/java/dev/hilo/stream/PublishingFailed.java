package dev.hilo.stream;

/** The broker did not take an event within the producer's delivery time-out. Whether it ever will, its cause says. */
public final class PublishingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String topic;

    public PublishingFailed(String topic, Throwable cause) {
        super("could not publish to " + topic + ": " + cause.getMessage(), cause);
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }
}
