package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import dev.hilo.local.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that has been set aside of a topic by now. */
record DeadLetterTopic(List<ConsumerRecord<String, byte[]>> records) {

    static DeadLetterTopic of(LocalKafka kafka, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(EventType.deadLetterTopic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return new DeadLetterTopic(records);
    }

    List<String> keys() {
        return records.stream()
                .map(ConsumerRecord::key)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Keys of what a group set aside because its handler failed. */
    List<String> failedIn(String group) {
        return records.stream()
                .filter(record -> header(record, DeadLetters.CONSUMER).equals(group)
                        && header(record, DeadLetters.REASON).startsWith("handler failed"))
                .map(ConsumerRecord::key)
                .toList();
    }

    List<String> reasons(String key) {
        return records.stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> header(record, DeadLetters.REASON))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
