package dev.hilo.channel.sdk;

import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.DeadLetters;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventCodec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;

/**
 * Reads deliveries without waiting for each to be settled, so that one recipient's retries hold nobody up. A partition's
 * committed position never passes the first delivery that is not settled: whatever happens, it is handed in again. A
 * partition with too many under way is read no further for the time being.
 */
final class KafkaDeliveries implements ChannelTransport.Subscription {

    private static final System.Logger LOG = System.getLogger(KafkaDeliveries.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ConsumerSettings settings;
    private final ChannelTransport.Intake intake;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<TopicPartition, PartitionProgress> progress = new HashMap<>();
    private volatile @Nullable String trouble = "has not begun to read deliveries yet";

    KafkaDeliveries(ConsumerSettings settings, ChannelTransport.Intake intake) {
        this.settings = settings;
        this.intake = intake;
        this.thread = new Thread(this::run, "deliveries-" + settings.group());
    }

    void start() {
        thread.start();
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(PATIENCE.multipliedBy(2))) {
                LOG.log(System.Logger.Level.WARNING, "deliveries under way did not end in time; they will come again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void run() {
        try {
            readUntilStopped();
        } finally {
            trouble = "has stopped reading deliveries";
        }
    }

    private void readUntilStopped() {
        while (!stopped()) {
            try (KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(settings.kafka());
                    DeadLetters deadLetters =
                            new DeadLetters(settings.connection(), settings.group(), settings.clock())) {
                settings.observer().started(kafka);
                kafka.subscribe(List.of(EventType.DELIVERY_REQUESTED.topic()), new Assignment(kafka));
                try {
                    while (!stopped()) {
                        takeIn(kafka.poll(POLL), deadLetters);
                        commit(kafka);
                        pauseOrResume(kafka);
                        trouble = hasConnection(kafka)
                                ? null
                                : "no broker answers at "
                                        + settings.connection().bootstrapServers();
                    }
                } finally {
                    giveUp(kafka, List.copyOf(progress.keySet()));
                }
            } catch (InterruptException | InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                trouble = "cannot read deliveries: " + e.getMessage();
                LOG.log(System.Logger.Level.WARNING, "deliveries cannot be read; trying again", e);
                settings.observer().retried(EventType.DELIVERY_REQUESTED.topic());
                waitBeforeNext();
            }
        }
    }

    private static boolean hasConnection(KafkaConsumer<?, ?> kafka) {
        return kafka.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Double count && count > 0);
    }

    private void takeIn(ConsumerRecords<String, byte[]> records, DeadLetters deadLetters) throws InterruptedException {
        long started = System.nanoTime();
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            PartitionProgress of = progress.computeIfAbsent(partition, p -> new PartitionProgress());
            Event<Delivery> event;
            try {
                event = EventCodec.decode(EventType.DELIVERY_REQUESTED, record);
            } catch (RuntimeException e) {
                deadLetters.publish(record, unreadable(e));
                settings.observer().deadLettered(record.topic());
                of.add(record.offset(), DeliveryLanes.NOT_OURS);
                continue;
            }
            of.add(record.offset(), accept(event));
        }
        if (!records.isEmpty()) {
            settings.observer().handled(records.count(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static String unreadable(RuntimeException failure) {
        return failure instanceof ContractViolation
                ? String.valueOf(failure.getMessage())
                : "cannot be read: " + failure.getClass().getSimpleName();
    }

    private ChannelTransport.Ticket accept(Event<Delivery> event) {
        try {
            return event.inTrace("deliver", () -> intake.accept(event.data()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("taking in a delivery throws no checked exception", e);
        }
    }

    private void commit(KafkaConsumer<?, ?> kafka) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        progress.forEach((partition, of) ->
                of.advanced().ifPresent(offset -> positions.put(partition, new OffsetAndMetadata(offset))));
        if (positions.isEmpty()) {
            return;
        }
        try {
            kafka.commitSync(positions);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.log(System.Logger.Level.INFO, "lost partitions meanwhile; their new owner looks into the journal");
        }
    }

    private void pauseOrResume(KafkaConsumer<?, ?> kafka) {
        progress.forEach((partition, of) -> {
            boolean paused = kafka.paused().contains(partition);
            if (of.tooMany() && !paused) {
                kafka.pause(List.of(partition));
            } else if (of.fewAgain() && paused) {
                kafka.resume(List.of(partition));
            }
        });
    }

    /** Leaves partitions to their next owner: no new attempts, those under way end, what is settled is committed. */
    private void giveUp(KafkaConsumer<?, ?> kafka, Collection<TopicPartition> partitions) {
        List<PartitionProgress> left =
                partitions.stream().map(progress::get).filter(p -> p != null).toList();
        left.forEach(PartitionProgress::abandon);
        long until = System.nanoTime() + PATIENCE.toNanos();
        left.forEach(of -> of.awaitQuiet(until));
        try {
            commit(kafka);
        } catch (KafkaException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "positions not committed; deliveries will be looked up in the journal",
                    e);
        }
        progress.keySet().removeAll(partitions);
    }

    private void waitBeforeNext() {
        try {
            stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {

        private final KafkaConsumer<?, ?> kafka;

        Assignment(KafkaConsumer<?, ?> kafka) {
            this.kafka = kafka;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            giveUp(kafka, partitions);
        }
    }
}
