package dev.hilo.stream;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How a consumer reads.
 *
 * @param connection how it reaches Kafka
 * @param group Kafka consumer group: replicas of one service share it
 * @param maxBatch events handed to the handler at once, at the most
 * @param startAt where a new group starts
 * @param transientFailure tells failures of the surroundings, retried for ever, from those of the event itself
 */
public record ConsumerSettings(
        KafkaConnection connection,
        String group,
        int maxBatch,
        StartAt startAt,
        Predicate<Throwable> transientFailure,
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
                ConsumerSettings::surroundings,
                ConsumerObserver.NONE,
                Clock.systemUTC());
    }

    /** @deprecated ask for a {@link KafkaConnection}: this one reaches no broker that wants TLS or a password */
    @Deprecated
    public static ConsumerSettings of(String bootstrapServers, String group) {
        return of(KafkaConnection.to(bootstrapServers), group);
    }

    public ConsumerSettings withMaxBatch(int events) {
        return new ConsumerSettings(connection, group, events, startAt, transientFailure, observer, clock);
    }

    public ConsumerSettings withStartAt(StartAt start) {
        return new ConsumerSettings(connection, group, maxBatch, start, transientFailure, observer, clock);
    }

    public ConsumerSettings withObserver(ConsumerObserver hearer) {
        return new ConsumerSettings(connection, group, maxBatch, startAt, transientFailure, hearer, clock);
    }

    /** Adds to what counts as a failure of the surroundings. */
    public ConsumerSettings orTransient(Predicate<Throwable> more) {
        return new ConsumerSettings(connection, group, maxBatch, startAt, transientFailure.or(more), observer, clock);
    }

    private static boolean surroundings(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof RetriableException
                    || cause instanceof PublishingFailed failed && !failed.isTooLarge()) {
                return true;
            }
        }
        return false;
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
