package dev.hilo.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.DeliveryReceipt.Status;
import dev.hilo.contracts.EventType;
import dev.hilo.local.LocalKafka;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However large a record is that cannot be used, what comes after it in its partition is handled. */
class OversizedDeadLettersIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TOPIC = EventType.DELIVERY_RECEIPTED.topic();
    /** What a batch of one record needs besides key, value and headers. */
    private static final int ENVELOPE = 200;

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static EventPublisher publisher;

    private final String run = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start(state);
        publisher =
                new EventPublisher(KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/test"), Map.of());
    }

    @AfterAll
    static void stop() {
        publisher.close();
        kafka.close();
    }

    @Test
    void a_record_of_several_megabytes_is_set_aside_in_full() {
        byte[] value = new byte[6_400_000];
        ConsumerRecord<String, byte[]> letter = letterOf(new ProducerRecord<>(TOPIC, 0, "mailto:josé@corp.com", value));

        assertThat(letter.value()).hasSize(value.length);
        assertThat(letter.key()).isEqualTo("mailto:josé@corp.com");
        assertThat(text(letter, DeadLetters.REASON)).contains("ce_");
        assertThat(letter.headers().lastHeader(DeadLetters.SIZE)).isNull();
    }

    @Test
    void a_record_that_fills_all_there_is_goes_without_its_value_and_says_its_size() {
        String key = "mailto:begoña@corp.com";
        int size = EventSizes.MAX_RECORD_BYTES - ENVELOPE;
        ConsumerRecord<String, byte[]> letter =
                letterOf(new ProducerRecord<>(TOPIC, 0, key, new byte[size - key.getBytes(UTF_8).length]));

        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isEqualTo(key);
        assertThat(text(letter, DeadLetters.SIZE)).isEqualTo(Integer.toString(size));
        assertThat(text(letter, DeadLetters.REASON)).contains("ce_");
        assertThat(text(letter, DeadLetters.CONSUMER)).isEqualTo(group());
    }

    @Test
    void a_record_with_a_key_and_headers_of_megabytes_keeps_what_is_small() {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TOPIC, 0, "k".repeat(2_000_000), "not an event".getBytes(UTF_8));
        record.headers().add("ce_subject", "王芳".getBytes(UTF_8));
        record.headers().add("x-filling", new byte[EventSizes.MAX_RECORD_BYTES - 2_000_000 - 1_900]);
        for (int i = 0; i < 500; i++) {
            record.headers().add("x", new byte[0]);
        }
        ConsumerRecord<String, byte[]> letter = letterOf(record);

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(text(letter, "ce_subject")).isEqualTo("王芳");
        assertThat(letter.headers().lastHeader("x-filling")).isNull();
        assertThat(text(letter, DeadLetters.SIZE)).matches("83\\d{5}");
    }

    @Test
    void a_reason_of_megabytes_is_cut() {
        publisher.publishAll(EventType.DELIVERY_RECEIPTED, List.of(receipt("long-" + run)));
        try (EventConsumer<DeliveryReceipt> ignored = EventConsumer.start(
                EventType.DELIVERY_RECEIPTED,
                events -> {
                    for (Event<DeliveryReceipt> event : events) {
                        if (event.key().equals("long-" + run)) {
                            throw new UnprocessableEvent(event, "ñ".repeat(9_000_000));
                        }
                    }
                },
                settings())) {
            assertThat(text(letter(record -> ("long-" + run).equals(record.key())), DeadLetters.REASON))
                    .startsWith("ññ")
                    .endsWith("…")
                    .hasSizeLessThan(2_001);
        }
    }

    /** The dead letter of a record; an event that follows it in its partition has been handled. */
    private ConsumerRecord<String, byte[]> letterOf(ProducerRecord<String, byte[]> record) {
        RecordMetadata at = sent(record);
        ProducerRecord<String, byte[]> next =
                EventCodec.encode(EventType.DELIVERY_RECEIPTED, URI.create("/hilo/test"), receipt("next-" + run));
        sent(new ProducerRecord<>(TOPIC, at.partition(), next.key(), next.value(), next.headers()));
        List<String> handled = new CopyOnWriteArrayList<>();
        try (EventConsumer<DeliveryReceipt> ignored = EventConsumer.start(
                EventType.DELIVERY_RECEIPTED,
                events -> events.forEach(event -> handled.add(event.key())),
                settings())) {
            await().atMost(SOON).untilAsserted(() -> assertThat(handled).contains("next-" + run));
        }
        return letter(letter -> text(letter, DeadLetters.PARTITION).equals(Integer.toString(at.partition()))
                && text(letter, DeadLetters.OFFSET).equals(Long.toString(at.offset())));
    }

    private static RecordMetadata sent(ProducerRecord<String, byte[]> record) {
        try {
            return publisher.kafka().send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static ConsumerRecord<String, byte[]> letter(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(EventType.deadLetterTopic(TOPIC)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            await().atMost(SOON).until(() -> {
                consumer.poll(Duration.ofMillis(300)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
                return !found.isEmpty();
            });
        }
        return found.getFirst();
    }

    private ConsumerSettings settings() {
        return ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), group());
    }

    private static DeliveryReceipt receipt(String deliveryId) {
        return new DeliveryReceipt(deliveryId, "chat", Status.SENT, 1, Instant.EPOCH, null, null);
    }

    private String group() {
        return "group-" + run;
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        return new String(record.headers().lastHeader(header).value(), UTF_8);
    }
}
