package dev.hilo.stream;

/** How large a record on Kafka may be, the same for producers, topics and the connector. */
public final class EventSizes {

    /**
     * The largest record with its key and headers, in bytes: the producers' {@code max.request.size} and the topics' {@code
     * max.message.bytes}.
     */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    private EventSizes() {}
}
