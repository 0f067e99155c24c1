package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts a record that cannot be used on its topic's dead-letter topic: key, value and headers as they came, and headers
 * that say why and from where.
 */
public final class DeadLetters implements AutoCloseable {

    public static final String REASON = "hilo-dead-letter-reason";
    public static final String TOPIC = "hilo-dead-letter-topic";
    public static final String PARTITION = "hilo-dead-letter-partition";
    public static final String OFFSET = "hilo-dead-letter-offset";
    public static final String AT = "hilo-dead-letter-at";
    public static final String CONSUMER = "hilo-dead-letter-consumer";

    private final KafkaProducer<String, byte[]> producer;
    private final String consumer;
    private final Clock clock;

    /** @param consumer who could not use the records: a consumer group */
    public DeadLetters(KafkaConnection connection, String consumer, Clock clock) {
        this.producer = new KafkaProducer<>(connection.with(Map.of(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                EventSizes.MAX_RECORD_BYTES,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class)));
        this.consumer = consumer;
        this.clock = clock;
    }

    /** Returns once the broker has it. */
    public void publish(ConsumerRecord<String, byte[]> record, String reason) throws InterruptedException {
        Headers headers = new RecordHeaders(record.headers().toArray());
        put(headers, REASON, reason);
        put(headers, TOPIC, record.topic());
        put(headers, PARTITION, Integer.toString(record.partition()));
        put(headers, OFFSET, Long.toString(record.offset()));
        put(headers, AT, clock.instant().toString());
        put(headers, CONSUMER, consumer);
        try {
            producer.send(new ProducerRecord<>(
                            EventType.deadLetterTopic(record.topic()), null, record.key(), record.value(), headers))
                    .get();
        } catch (ExecutionException e) {
            throw new PublishingFailed(
                    EventType.deadLetterTopic(record.topic()), e.getCause() == null ? e : e.getCause());
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
