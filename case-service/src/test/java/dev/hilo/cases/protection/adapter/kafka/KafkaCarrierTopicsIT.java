package dev.hilo.cases.protection.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.protection.app.Erasure.Carriers;
import dev.hilo.contracts.EventType;
import dev.hilo.local.LocalKafka;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is cut off on a real broker. */
class KafkaCarrierTopicsIT {

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static EventPublisher publisher;
    private static Admin admin;

    private final String group = "test-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start(state);
        publisher =
                new EventPublisher(KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/test"), Map.of());
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        publisher.close();
        kafka.close();
    }

    @Test
    void nothing_is_cut_off_before_a_reader_to_whom_it_is_the_first_that_comes() {
        KafkaCarrierTopics topics = new KafkaCarrierTopics(
                admin, publisher, KafkaConnection.to(kafka.bootstrapServers()), Clock.systemUTC());
        try (KafkaConsumer<String, byte[]> reader = reader()) {
            reader.subscribe(List.of(EventType.IDENTITY_ERASED.topic()));
            while (reader.assignment().isEmpty()) {
                reader.poll(Duration.ofMillis(100));
            }
            topics.announce("ers_1", Set.of("mailto:ana@corp.com"));
            Carriers ends = topics.ends();

            assertThat(ends.positions()).isNotEmpty();
            assertThat(topics.cutOff(ends)).isEqualTo(ends);
            int read = 0;
            while (read == 0) {
                read = reader.poll(Duration.ofMillis(100)).count();
            }
            reader.commitSync();
            assertThat(topics.cutOff(ends).positions()).isEmpty();
        }
    }

    private KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        group,
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
