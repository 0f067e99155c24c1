package dev.hilo.stream;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How a consumer reads.
 *
 * @param connection how it reaches Kafka
 * @param group Kafka consumer group: replicas of one service share it
 * @param maxBatch events handed to the handler at once, at the most
 * @param startAt where a new group starts
 * @param faults tells failures of the surroundings, retried for ever, from those of the event itself
 */
public record ConsumerSettings(
        KafkaConnection connection,
        String group,
        int maxBatch,
        StartAt startAt,
        FaultClassifier faults,
        ConsumerObserver observer,
        Clock clock) {

    /** Where a group begins that has no position yet. */
    public enum StartAt {
        BEGINNING("earliest"),
        END("latest");

        private final String reset;

        StartAt(String reset) {
            this.reset = reset;
        }
    }

    public static ConsumerSettings of(KafkaConnection connection, String group) {
        return new ConsumerSettings(
                connection,
                group,
                500,
                StartAt.BEGINNING,
                FaultClassifier.standard(),
                ConsumerObserver.NONE,
                Clock.systemUTC());
    }

    public ConsumerSettings withMaxBatch(int events) {
        return new ConsumerSettings(connection, group, events, startAt, faults, observer, clock);
    }

    public ConsumerSettings withStartAt(StartAt start) {
        return new ConsumerSettings(connection, group, maxBatch, start, faults, observer, clock);
    }

    public ConsumerSettings withObserver(ConsumerObserver hearer) {
        return new ConsumerSettings(connection, group, maxBatch, startAt, faults, hearer, clock);
    }

    /** Asks this rule first whose fault a failure is. */
    public ConsumerSettings withFaultRule(FaultRule rule) {
        return new ConsumerSettings(connection, group, maxBatch, startAt, faults.with(rule), observer, clock);
    }

    /** For a client without a group, which fails where a position is no longer there. */
    Map<String, Object> groupless() {
        Map<String, Object> kafka = kafka();
        kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return kafka;
    }

    /** As Kafka's client takes them. */
    public Map<String, Object> kafka() {
        Map<String, Object> kafka = connection.with(Map.of());
        kafka.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, startAt.reset);
        kafka.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxBatch);
        kafka.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        kafka.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        kafka.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        kafka.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        kafka.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return kafka;
    }
}
