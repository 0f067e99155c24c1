package dev.hilo.cases.protection.adapter.kafka;

import dev.hilo.stream.EventSizes;
import dev.hilo.stream.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Takes a person's records out of dead-letter topics. A topic cannot lose single records: the others are written again
 * behind them, then everything before is cut off. Somebody who dies in between leaves dead letters twice, never none.
 */
final class DeadLetterPurge {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Admin admin;
    private final KafkaConnection connection;

    DeadLetterPurge(Admin admin, KafkaConnection connection) {
        this.admin = admin;
        this.connection = connection;
    }

    void purge(Set<TopicPartition> partitions, Set<String> identities) {
        if (partitions.isEmpty()) {
            return;
        }
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                connection.with(Map.of("enable.auto.commit", "false")),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Mentions person = new Mentions(identities);
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                purge(consumer, end.getKey(), end.getValue(), person);
            }
        }
    }

    private void purge(KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long end, Mentions person) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        List<ConsumerRecord<String, byte[]>> others = new ArrayList<>();
        boolean found = false;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() >= end) {
                    break;
                }
                if (person.in(record)) {
                    found = true;
                } else {
                    others.add(record);
                }
            }
        }
        if (found) {
            write(partition, others);
            Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
            before.put(partition, RecordsToDelete.beforeOffset(end));
            KafkaCarrierTopics.get(admin.deleteRecords(before).all());
        }
    }

    private void write(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                connection.with(Map.of("acks", "all", "max.request.size", EventSizes.MAX_RECORD_BYTES)),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                sent.add(producer.send(new ProducerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers())));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("dead letters cannot be written again", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing dead letters again", e);
        }
    }
}
