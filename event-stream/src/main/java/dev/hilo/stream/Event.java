package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import java.net.URI;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as it came off a topic.
 *
 * @param id with {@code source}, names the event: equal pairs are duplicates
 * @param key Kafka key
 * @param origin the record it was read from, for its position, time and headers
 */
public record Event<T>(
        EventType<T> type, String id, URI source, String key, T data, ConsumerRecord<String, byte[]> origin) {

    public String topic() {
        return origin.topic();
    }

    public int partition() {
        return origin.partition();
    }

    public long offset() {
        return origin.offset();
    }

    /** When it was published, by the producer's clock. */
    public Instant publishedAt() {
        return Instant.ofEpochMilli(origin.timestamp());
    }

    /** Runs a piece of work in a span that continues the trace the event belongs to. */
    public <R> R inTrace(String spanName, java.util.concurrent.Callable<R> work) throws Exception {
        return Traces.continued(origin.headers(), spanName, work);
    }

    /** The trace this event belongs to, as a W3C {@code traceparent}, or null where it came without one. */
    public @org.jspecify.annotations.Nullable String traceparent() {
        return Traces.traceparent(origin.headers());
    }
}
