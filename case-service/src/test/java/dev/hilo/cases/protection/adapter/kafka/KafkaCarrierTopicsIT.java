package dev.hilo.cases.protection.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.protection.app.CarrierTopics.Cut;
import dev.hilo.cases.protection.app.CarrierTopics.Reader;
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
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

    /** One broker serves all tests: a group that is left behind would hold up the next. */
    @AfterEach
    void forgetReader() {
        KafkaCarrierTopics.get(admin.deleteConsumerGroups(List.of(group)).all());
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
            Cut waiting = topics.cutOff(ends, Set.of(group));
            assertThat(waiting.left()).isEqualTo(ends);
            assertThat(waiting.waitedFor())
                    .containsExactly(new Reader(EventType.IDENTITY_ERASED.topic(), group, false));
            int read = 0;
            while (read == 0) {
                read = reader.poll(Duration.ofMillis(100)).count();
            }
            reader.commitSync();
            assertThat(topics.cutOff(ends, Set.of()).left().positions()).isEmpty();
        }
    }

    @Test
    void a_group_without_members_is_named_and_what_it_has_not_read_goes_once_it_is_skipped() {
        KafkaCarrierTopics topics = new KafkaCarrierTopics(
                admin, publisher, KafkaConnection.to(kafka.bootstrapServers()), Clock.systemUTC());
        topics.announce("ers_2", Set.of("mailto:jose.nunez@corp.example.com"));
        try (KafkaConsumer<String, byte[]> reader = reader()) {
            reader.subscribe(List.of(EventType.IDENTITY_ERASED.topic()));
            int read = 0;
            while (read == 0) {
                read = reader.poll(Duration.ofMillis(100)).count();
            }
            reader.commitSync();
        }
        topics.announce("ers_2", Set.of("mailto:jose.nunez@corp.example.com"));
        Carriers ends = topics.ends();

        Cut waiting = topics.cutOff(ends, Set.of());

        assertThat(waiting.left().positions()).isNotEmpty();
        assertThat(waiting.waitedFor()).contains(new Reader(EventType.IDENTITY_ERASED.topic(), group, true));
        Set<String> idle = waiting.waitedFor().stream().map(Reader::group).collect(Collectors.toSet());
        assertThat(topics.cutOff(ends, idle)).isEqualTo(new Cut(new Carriers(Set.of()), Set.of()));
        assertThat(topics.cutOff(ends, Set.of()))
                .as("what is gone holds nothing up, whoever has not read it")
                .isEqualTo(new Cut(new Carriers(Set.of()), Set.of()));
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
