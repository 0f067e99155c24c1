package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a record that cannot be used on its topic's dead-letter topic: key, value and headers as they came, and headers
 * that say why and from where. A record that is too large with these goes without its value, and without a key and headers
 * of more than {@value #KEPT} bytes; {@link #SIZE} says how large it is where it came from.
 */
public final class DeadLetters implements AutoCloseable {

    public static final String REASON = "hilo-dead-letter-reason";
    public static final String TOPIC = "hilo-dead-letter-topic";
    public static final String PARTITION = "hilo-dead-letter-partition";
    public static final String OFFSET = "hilo-dead-letter-offset";
    public static final String AT = "hilo-dead-letter-at";
    public static final String CONSUMER = "hilo-dead-letter-consumer";
    /** The bytes of key, value and headers of a record that is too large to be set aside in full. */
    public static final String SIZE = "hilo-dead-letter-size";

    private static final int KEPT = 16 * 1024;

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
        try {
            send(record, record.key(), record.value(), origin(record, record.headers(), reason));
        } catch (RecordTooLargeException e) {
            Headers headers = origin(record, small(record.headers()), reason);
            put(headers, SIZE, Long.toString(size(record)));
            send(record, isSmall(record.key()) ? record.key() : null, null, headers);
        }
    }

    private Headers origin(ConsumerRecord<?, ?> record, Iterable<Header> own, String reason) {
        Headers headers = new RecordHeaders(own);
        put(headers, REASON, Reasons.shortened(reason));
        put(headers, TOPIC, record.topic());
        put(headers, PARTITION, Integer.toString(record.partition()));
        put(headers, OFFSET, Long.toString(record.offset()));
        put(headers, AT, clock.instant().toString());
        put(headers, CONSUMER, consumer);
        return headers;
    }

    private void send(ConsumerRecord<?, ?> record, @Nullable String key, byte @Nullable [] value, Headers headers)
            throws InterruptedException {
        String topic = EventType.deadLetterTopic(record.topic());
        try {
            producer.send(new ProducerRecord<>(topic, null, key, value, headers))
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw new PublishingFailed(topic, e.getCause() == null ? e : e.getCause());
        }
    }

    /** The first of them that are small together: what makes an event stands in front. */
    private static List<Header> small(Headers headers) {
        List<Header> small = new ArrayList<>();
        long left = KEPT;
        for (Header header : headers) {
            if (size(header) <= left) {
                left -= size(header);
                small.add(header);
            }
        }
        return small;
    }

    private static boolean isSmall(@Nullable String key) {
        return key == null || key.length() <= KEPT;
    }

    private static long size(ConsumerRecord<?, ?> record) {
        long size = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            size += size(header);
        }
        return size;
    }

    private static long size(Header header) {
        byte[] value = header.value();
        return header.key().getBytes(StandardCharsets.UTF_8).length + (value == null ? 0 : value.length);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
