package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes events, idempotently and acknowledged by all in-sync replicas. When the broker falls behind, {@link
 * #publish} blocks: that is the back-pressure.
 */
public final class EventPublisher implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final URI source;

    /**
     * @param source the CloudEvents {@code source} of all it publishes: {@code /hilo/channels/email}
     * @param overrides Kafka producer settings that differ from Hilo's
     */
    public EventPublisher(KafkaConnection connection, URI source, Map<String, Object> overrides) {
        this(new KafkaProducer<>(settings(connection, overrides)), source);
    }

    EventPublisher(Producer<String, byte[]> producer, URI source) {
        this.producer = producer;
        this.source = source;
    }

    private static Map<String, Object> settings(KafkaConnection connection, Map<String, Object> overrides) {
        Map<String, Object> settings = connection.with(Map.of());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, EventSizes.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.putAll(overrides);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    /** The Kafka client itself, for its metrics. */
    public Producer<String, byte[]> kafka() {
        return producer;
    }

    /** Completes once the broker has the event, exceptionally when it could not be brought to take it. */
    public <T> CompletableFuture<Void> publish(EventType<T> type, T data) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        producer.send(EventCodec.encode(type, source, data), (metadata, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    /**
     * Publishes in the order given and returns once the broker has them all.
     *
     * @throws PublishingFailed when one could not be published; some of the others may have been
     */
    public <T> void publishAll(EventType<T> type, List<T> data) {
        List<CompletableFuture<Void>> pending = new ArrayList<>(data.size());
        data.forEach(one -> pending.add(publish(type, one)));
        producer.flush();
        try {
            pending.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new PublishingFailed(type.topic(), e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
