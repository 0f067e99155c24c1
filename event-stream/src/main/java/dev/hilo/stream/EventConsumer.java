package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * One consumer of one topic on one thread: reads a batch, hands it to its handler, commits, goes on.
 *
 * <p>What fails is tried again with growing pauses, for ever, and {@link #status} says why; the partitions stay assigned
 * meanwhile. Only what no retry can mend leaves the order: a record that breaks the contract, an event the handler calls
 * unprocessable, and an event that by itself makes the handler fail {@value #ATTEMPTS} times in a way the {@link
 * FaultClassifier} blames on it. Those go to the dead-letter topic with their reason. At an event of a newer version its
 * partition stops, until a version that understands it reads on.
 *
 * <p>An {@link Error} is no event's: the consumer leaves the group and is {@link ConsumerStatus.Failed}.
 */
public final class EventConsumer<T> implements StreamReader {

    static final int ATTEMPTS = 5;

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final EventType<T> type;
    private final EventHandler<T> handler;
    private final ConsumerSettings settings;
    private final Backoff backoff;
    private final Clock clock;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private volatile ConsumerStatus status;

    private EventConsumer(EventType<T> type, EventHandler<T> handler, ConsumerSettings settings, Backoff backoff) {
        this.type = type;
        this.handler = handler;
        this.settings = settings;
        this.backoff = backoff;
        this.clock = settings.clock();
        this.status = new ConsumerStatus.Starting(clock.instant());
        this.thread = new Thread(this::run, "consumer-" + settings.group() + "-" + type.topic());
    }

    public static <T> EventConsumer<T> start(EventType<T> type, EventHandler<T> handler, ConsumerSettings settings) {
        return start(type, handler, settings, Backoff.USUAL);
    }

    static <T> EventConsumer<T> start(
            EventType<T> type, EventHandler<T> handler, ConsumerSettings settings, Backoff backoff) {
        EventConsumer<T> consumer = new EventConsumer<>(type, handler, settings, backoff);
        consumer.thread.start();
        return consumer;
    }

    @Override
    public ConsumerStatus status() {
        return status;
    }

    @Override
    public String topic() {
        return type.topic();
    }

    @Override
    public String group() {
        return settings.group();
    }

    /** Finishes the batch in hand and leaves the group. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(Duration.ofSeconds(20))) {
                LOG.warnf("%s did not finish its batch within 20 s; the batch will come again", thread.getName());
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
            status = new ConsumerStatus.Stopped(clock.instant());
        } catch (Throwable e) {
            status =
                    new ConsumerStatus.Failed(clock.instant(), settings.faults().reason(e));
            LOG.errorf(settings.faults().loggable(e), "%s ends: only a restart of the process helps", thread.getName());
        }
    }

    private void readUntilStopped() throws InterruptedException {
        Duration pause = backoff.first();
        while (!stopped()) {
            try (KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(settings.kafka());
                    DeadLetters deadLetters = new DeadLetters(settings.connection(), settings.group(), clock);
                    ConsumerObserver.Watch ignored = settings.observer().started(kafka)) {
                AssignedPartitions partitions = new AssignedPartitions(kafka);
                kafka.subscribe(List.of(type.topic()), partitions);
                while (!stopped()) {
                    ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
                    running(partitions);
                    pause = backoff.first();
                    begin(kafka, partitions.takeFresh(), records);
                    if (!records.isEmpty()) {
                        new Batch(kafka, partitions, deadLetters).process(records);
                    }
                }
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                retrying(e);
                stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                pause = backoff.after(pause);
            }
        }
    }

    /** Says where the group begins: nothing may be cut off before a reader that nothing has come to yet. */
    private void begin(KafkaConsumer<?, ?> kafka, Set<TopicPartition> fresh, ConsumerRecords<?, ?> records) {
        if (fresh.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
        kafka.committed(fresh).forEach((partition, committed) -> {
            if (committed == null) {
                var first = records.records(partition);
                begins.put(
                        partition,
                        new OffsetAndMetadata(
                                first.isEmpty()
                                        ? kafka.position(partition)
                                        : first.getFirst().offset()));
            }
        });
        commit(kafka, begins);
    }

    private void commit(KafkaConsumer<?, ?> kafka, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            kafka.commitSync(offsets);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.infof("%s lost partitions while handling; their new owner sees the batch again", thread.getName());
        }
    }

    private void running(AssignedPartitions partitions) {
        if (partitions.trouble().isPresent()) {
            waiting(partitions.trouble().get());
        } else if (!(status instanceof ConsumerStatus.Running)) {
            status = new ConsumerStatus.Running(clock.instant());
        }
    }

    private void retrying(Throwable failure) {
        if (waiting(settings.faults().reason(failure))) {
            LOG.debug("the failure in full", failure);
        }
        settings.observer().retried(type.topic());
    }

    /** Whether that is news. */
    private boolean waiting(String reason) {
        if (status instanceof ConsumerStatus.Retrying before && before.reason().equals(reason)) {
            return false;
        }
        LOG.warnf("%s waits: %s", thread.getName(), reason);
        status = new ConsumerStatus.Retrying(clock.instant(), reason);
        return true;
    }

    /** What one poll brought. */
    private final class Batch {

        private final KafkaConsumer<String, byte[]> kafka;
        private final AssignedPartitions partitions;
        private final DeadLetters deadLetters;

        Batch(KafkaConsumer<String, byte[]> kafka, AssignedPartitions partitions, DeadLetters deadLetters) {
            this.kafka = kafka;
            this.partitions = partitions;
            this.deadLetters = deadLetters;
        }

        void process(ConsumerRecords<String, byte[]> records) throws InterruptedException {
            long started = System.nanoTime();
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>(records.nextOffsets());
            List<Event<T>> events = new ArrayList<>();
            for (TopicPartition partition : records.partitions()) {
                read(records.records(partition), events, ends);
            }
            int count = events.size();
            if (settle(events)) {
                settings.observer().handled(count, Duration.ofNanos(System.nanoTime() - started));
                ends.keySet().removeIf(partition -> !partitions.isOurs(partition));
                commit(kafka, ends);
            }
        }

        private void read(
                List<ConsumerRecord<String, byte[]>> records,
                List<Event<T>> events,
                Map<TopicPartition, OffsetAndMetadata> ends)
                throws InterruptedException {
            for (ConsumerRecord<String, byte[]> record : records) {
                switch (Decoded.of(type, record)) {
                    case Decoded.Readable<T> readable -> events.add(readable.event());
                    case Decoded.Unusable<T> unusable -> deadLetter(record, unusable.reason());
                    case Decoded.Newer<T> newer -> {
                        ends.put(partition(record), new OffsetAndMetadata(record.offset()));
                        partitions.stopAt(record, newer.reason());
                        return;
                    }
                }
            }
        }

        /** Hands events in until the handler has taken each or it is a dead letter; false when stopped before. */
        private boolean settle(List<Event<T>> pending) throws InterruptedException {
            Duration pause = backoff.first();
            int failures = 0;
            while (!pending.isEmpty()) {
                if (stopped()) {
                    return false;
                }
                try {
                    handler.handle(List.copyOf(pending));
                    pending.clear();
                } catch (UnprocessableEvent e) {
                    deadLetter(e.event().origin(), settings.faults().reason(e));
                    pending.remove(e.event());
                } catch (InterruptedException | InterruptException e) {
                    throw e;
                } catch (Exception | StackOverflowError e) {
                    if (settings.faults().isOfTheEvent(e) && ++failures >= ATTEMPTS) {
                        return settleSingly(pending, e);
                    }
                    retrying(e);
                    pause = keepAssignedFor(pause);
                    pending.removeIf(event -> !partitions.isOurs(partition(event.origin())));
                }
            }
            readOn();
            return true;
        }

        /** A batch that fails for ever holds an event that does: find it, and let the others pass. */
        private boolean settleSingly(List<Event<T>> pending, Throwable failure) throws InterruptedException {
            if (pending.size() == 1) {
                LOG.errorf(
                        settings.faults().loggable(failure),
                        "%s cannot handle an event; it goes to the dead letters",
                        thread.getName());
                deadLetter(
                        pending.getFirst().origin(),
                        "handler failed: " + settings.faults().reason(failure));
                readOn();
                return true;
            }
            for (Event<T> event : pending) {
                if (partitions.isOurs(partition(event.origin())) && !settle(new ArrayList<>(List.of(event)))) {
                    return false;
                }
            }
            return true;
        }

        /** Waits, polling paused partitions so that the group does not think us dead. */
        private Duration keepAssignedFor(Duration pause) {
            partitions.hold();
            long until = System.nanoTime() + pause.toNanos();
            while (!stopped() && System.nanoTime() < until) {
                kafka.poll(Duration.ofMillis(Math.min(100, pause.toMillis())));
            }
            return backoff.after(pause);
        }

        private void readOn() {
            partitions.readOn();
            running(partitions);
        }

        private void deadLetter(ConsumerRecord<String, byte[]> record, String reason) throws InterruptedException {
            deadLetters.publish(record, reason);
            settings.observer().deadLettered(record.topic());
            LOG.warnf("dead letter from %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), reason);
        }

        private TopicPartition partition(ConsumerRecord<?, ?> record) {
            return new TopicPartition(record.topic(), record.partition());
        }
    }
}
