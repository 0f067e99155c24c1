package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {
    @TempDir
    private Path state;

    @Test
    void a_record_survives_kill_9_and_a_start_on_other_ports() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(state)) {
            send(kafka, "ana", "one");
            kafka.kill9();
            kafka.restart();
            send(kafka, "ana", "two");
        }
        try (LocalKafka kafka = LocalKafka.start(state)) {
            assertThat(read(kafka)).containsExactly("one", "two");
        }
    }

    @Test
    void the_platforms_topics_are_there_with_their_dead_letters() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(state);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .contains("hilo.interactions", "hilo.interactions.dead-letter", "hilo.contexts");
        }
    }

    private static void send(LocalKafka kafka, String key, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("hilo.interactions", 0, key, value))
                    .get();
        }
    }

    private static List<String> read(LocalKafka kafka) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("hilo.interactions", 0)));
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 20 && values.size() < 2; i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
