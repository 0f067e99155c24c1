package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a stretch of a topic that has been, once, for somebody who missed it. For one thread. */
public final class EventReplay<T> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventType<T> type;
    private final KafkaConsumer<String, byte[]> kafka;
    private final List<TopicPartition> partitions;

    private EventReplay(EventType<T> type, KafkaConsumer<String, byte[]> kafka) {
        this.type = type;
        this.kafka = kafka;
        this.partitions = EventTail.partitions(kafka, type.topic());
    }

    /** The settings' group has no part in it. */
    public static <T> EventReplay<T> open(EventType<T> type, ConsumerSettings settings) {
        KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(settings.groupless());
        try {
            return new EventReplay<>(type, kafka);
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /** Hears what was read. */
    @FunctionalInterface
    public interface Reader<T> {

        /** @param next the offsets that follow, by partition; false to hear no more */
        boolean read(List<Event<T>> events, Map<Integer, Long> next);
    }

    /**
     * Whether the topic still has everything from these offsets on, and has come as far as that. A partition that is
     * not named counts from 0.
     */
    public boolean holds(Map<Integer, Long> from) {
        Map<TopicPartition, Long> first = kafka.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = kafka.endOffsets(partitions);
        boolean known = partitions.stream()
                .map(TopicPartition::partition)
                .collect(Collectors.toSet())
                .containsAll(from.keySet());
        return known
                && partitions.stream().allMatch(partition -> {
                    long wanted = from.getOrDefault(partition.partition(), 0L);
                    return first.getOrDefault(partition, 0L) <= wanted && wanted <= end.getOrDefault(partition, 0L);
                });
    }

    /** The first offset that is still there, by partition. */
    public Map<Integer, Long> begins() {
        return byPartition(kafka.beginningOffsets(partitions));
    }

    /** The offset that comes next, by partition. */
    public Map<Integer, Long> ends() {
        return byPartition(kafka.endOffsets(partitions));
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.getKey().partition(), Map.Entry::getValue));
    }

    /**
     * Reads each partition from its offset up to, without, another.
     *
     * @throws TimeoutException when the brokers give nothing for 30 s
     */
    public void read(Map<Integer, Long> from, Map<Integer, Long> until, Reader<T> reader) throws TimeoutException {
        Map<Integer, Long> next = new HashMap<>();
        List<TopicPartition> wanted = partitions.stream()
                .filter(partition ->
                        from.getOrDefault(partition.partition(), 0L) < until.getOrDefault(partition.partition(), 0L))
                .toList();
        kafka.assign(wanted);
        wanted.forEach(partition -> {
            long offset = from.getOrDefault(partition.partition(), 0L);
            next.put(partition.partition(), offset);
            kafka.seek(partition, offset);
        });
        long lastNews = System.nanoTime();
        while (!kafka.paused().containsAll(kafka.assignment())) {
            ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
            if (advance(next, until)) {
                lastNews = System.nanoTime();
            } else if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
                throw new TimeoutException("no answer from " + type.topic() + " within " + PATIENCE);
            }
            if (!records.isEmpty()) {
                List<Event<T>> events = EventTail.decode(type, records).stream()
                        .filter(event -> event.offset() < until.getOrDefault(event.partition(), 0L))
                        .toList();
                if (!reader.read(events, Map.copyOf(next))) {
                    return;
                }
            }
        }
    }

    /** Also over what no record stands for: the marks of transactions, what compaction left out. */
    private boolean advance(Map<Integer, Long> next, Map<Integer, Long> until) {
        boolean moved = false;
        for (TopicPartition partition : kafka.assignment()) {
            long end = until.getOrDefault(partition.partition(), 0L);
            long position = Math.min(kafka.position(partition), end);
            Long before = next.put(partition.partition(), position);
            moved |= before == null || before != position;
            if (position == end) {
                kafka.pause(List.of(partition));
            }
        }
        return moved;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
