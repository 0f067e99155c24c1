package dev.hilo.channel.sdk;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.AssignedPartitions;
import dev.hilo.stream.ConsumerObserver;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.ConsumerStatus;
import dev.hilo.stream.DeadLetters;
import dev.hilo.stream.Decoded;
import dev.hilo.stream.Event;
import dev.hilo.stream.StreamReader;
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

/**
 * Reads deliveries without waiting for each to be settled, so that one recipient's retries hold nobody up. A partition's
 * committed position never passes the first delivery that is not settled: whatever happens, it is handed in again. A
 * partition with too many under way is read no further for the time being.
 */
final class KafkaDeliveries implements StreamReader {

    private static final System.Logger LOG = System.getLogger(KafkaDeliveries.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ConsumerSettings settings;
    private final ChannelTransport.Intake intake;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<TopicPartition, PartitionProgress> progress = new HashMap<>();
    private volatile ConsumerStatus status;

    KafkaDeliveries(ConsumerSettings settings, ChannelTransport.Intake intake) {
        this.settings = settings;
        this.intake = intake;
        this.status = new ConsumerStatus.Starting(settings.clock().instant());
        this.thread = new Thread(this::run, "deliveries-" + settings.group());
    }

    void start() {
        thread.start();
    }

    @Override
    public String topic() {
        return EventType.DELIVERY_REQUESTED.topic();
    }

    @Override
    public String group() {
        return settings.group();
    }

    @Override
    public ConsumerStatus status() {
        return status;
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
            status = new ConsumerStatus.Stopped(settings.clock().instant());
        } catch (Throwable e) {
            status = new ConsumerStatus.Failed(
                    settings.clock().instant(), settings.faults().reason(e));
            LOG.log(
                    System.Logger.Level.ERROR,
                    "reading deliveries ends: only a restart of the process helps",
                    settings.faults().loggable(e));
        }
    }

    private void readUntilStopped() throws InterruptedException {
        while (!stopped()) {
            try (KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(settings.kafka());
                    DeadLetters deadLetters =
                            new DeadLetters(settings.connection(), settings.group(), settings.clock());
                    ConsumerObserver.Watch ignored = settings.observer().started(kafka)) {
                Assignment assignment = new Assignment(kafka);
                kafka.subscribe(List.of(topic()), assignment);
                try {
                    while (!stopped()) {
                        takeIn(kafka.poll(POLL), assignment.partitions, deadLetters);
                        commit(kafka);
                        pauseOrResume(kafka, assignment.partitions);
                        report(kafka, assignment.partitions);
                    }
                } finally {
                    giveUp(kafka, List.copyOf(progress.keySet()));
                }
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                waiting(settings.faults().reason(e));
                LOG.log(System.Logger.Level.DEBUG, "the failure in full", e);
                settings.observer().retried(topic());
                stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void report(KafkaConsumer<?, ?> kafka, AssignedPartitions partitions) {
        Optional<String> trouble = hasConnection(kafka)
                ? partitions.trouble()
                : Optional.of("no broker answers at " + settings.connection().bootstrapServers());
        if (trouble.isPresent()) {
            waiting(trouble.get());
        } else if (!(status instanceof ConsumerStatus.Running)) {
            status = new ConsumerStatus.Running(settings.clock().instant());
        }
    }

    private void waiting(String reason) {
        if (!(status instanceof ConsumerStatus.Retrying before)
                || !before.reason().equals(reason)) {
            LOG.log(System.Logger.Level.WARNING, "deliveries wait: {0}", reason);
            status = new ConsumerStatus.Retrying(settings.clock().instant(), reason);
        }
    }

    private static boolean hasConnection(KafkaConsumer<?, ?> kafka) {
        return kafka.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Double count && count > 0);
    }

    private void takeIn(ConsumerRecords<String, byte[]> records, AssignedPartitions partitions, DeadLetters deadLetters)
            throws InterruptedException {
        long started = System.nanoTime();
        for (TopicPartition partition : records.partitions()) {
            PartitionProgress of = progress.computeIfAbsent(partition, p -> new PartitionProgress());
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                switch (Decoded.of(EventType.DELIVERY_REQUESTED, record)) {
                    case Decoded.Readable<Delivery> readable -> of.add(record.offset(), accept(readable.event()));
                    case Decoded.Unusable<Delivery> unusable -> {
                        deadLetters.publish(record, unusable.reason());
                        settings.observer().deadLettered(record.topic());
                        of.add(record.offset(), DeliveryLanes.NOT_OURS);
                    }
                    case Decoded.Newer<Delivery> newer -> partitions.stopAt(record, newer.reason());
                }
                if (partitions.isStopped(partition)) {
                    break;
                }
            }
        }
        if (!records.isEmpty()) {
            settings.observer().handled(records.count(), Duration.ofNanos(System.nanoTime() - started));
        }
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

    private void pauseOrResume(KafkaConsumer<?, ?> kafka, AssignedPartitions partitions) {
        progress.forEach((partition, of) -> {
            boolean paused = kafka.paused().contains(partition);
            if (of.tooMany() && !paused) {
                kafka.pause(List.of(partition));
            } else if (of.fewAgain() && paused && !partitions.isStopped(partition)) {
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

    private final class Assignment implements ConsumerRebalanceListener {

        private final KafkaConsumer<?, ?> kafka;
        private final AssignedPartitions partitions;

        Assignment(KafkaConsumer<?, ?> kafka) {
            this.kafka = kafka;
            this.partitions = new AssignedPartitions(kafka);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            partitions.onPartitionsAssigned(assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            partitions.onPartitionsRevoked(revoked);
            giveUp(kafka, revoked);
        }
    }
}
