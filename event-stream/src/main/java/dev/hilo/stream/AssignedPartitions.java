package dev.hilo.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What one Kafka client of a group has been given to read, and what of it is not read on: all of it while a batch is
 * tried again, single partitions at a record that nobody but a newer version understands. For the consumer's thread.
 */
public final class AssignedPartitions implements ConsumerRebalanceListener {

    private final KafkaConsumer<?, ?> kafka;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final Set<TopicPartition> fresh = new HashSet<>();
    private final Map<TopicPartition, String> stoppedAt = new HashMap<>();
    private boolean held;

    public AssignedPartitions(KafkaConsumer<?, ?> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
        fresh.addAll(partitions);
        if (held) {
            kafka.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        Set<TopicPartition> left = Set.copyOf(partitions);
        assigned.removeAll(left);
        stoppedAt.keySet().removeAll(left);
    }

    boolean isOurs(TopicPartition partition) {
        return assigned.contains(partition);
    }

    /** What has been given to us since we were asked last, and is still ours. */
    Set<TopicPartition> takeFresh() {
        fresh.retainAll(assigned);
        Set<TopicPartition> taken = Set.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** Reads nothing until {@link #readOn}, of what is given to us meanwhile neither. */
    void hold() {
        kafka.pause(kafka.assignment());
        held = true;
    }

    void readOn() {
        held = false;
        Set<TopicPartition> paused = new HashSet<>(kafka.paused());
        paused.removeAll(stoppedAt.keySet());
        kafka.resume(paused);
    }

    /** Reads the partition no further than to before this record, as long as it is ours. */
    public void stopAt(ConsumerRecord<?, ?> record, String reason) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        kafka.seek(partition, record.offset());
        kafka.pause(List.of(partition));
        stoppedAt.put(partition, partition + "@" + record.offset() + ": " + reason);
    }

    public boolean isStopped(TopicPartition partition) {
        return stoppedAt.containsKey(partition);
    }

    /** Why some partition is not read on. */
    public Optional<String> trouble() {
        return stoppedAt.values().stream().findFirst();
    }
}
