package dev.hilo.stream;

import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.EventType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One consumer of one topic on one thread: reads a batch, hands it to its handler, commits, goes on.
 *
 * <p>What fails is tried again with growing pauses, for ever, and {@link #status} says why; the partitions stay assigned
 * meanwhile. Only what no retry can mend leaves the order: a record that breaks the contract, an event the handler calls
 * unprocessable, and an event that by itself makes the handler fail {@value #ATTEMPTS} times with an error that is not
 * the surroundings' ({@link ConsumerSettings#transientFailure}). Those go to the dead-letter topic with their reason.
 */
public final class EventConsumer<T> implements StreamReader {

    static final int ATTEMPTS = 5;

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final EventType<T> type;
    private final EventHandler<T> handler;
    private final ConsumerSettings settings;
    private final Clock clock;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final Set<TopicPartition> fresh = new HashSet<>();
    /** A batch is under retry: what is given to us meanwhile waits with it, and is read on when it is settled. */
    private boolean holding;

    private volatile ConsumerStatus status;

    private EventConsumer(EventType<T> type, EventHandler<T> handler, ConsumerSettings settings) {
        this.type = type;
        this.handler = handler;
        this.settings = settings;
        this.clock = settings.clock();
        this.status = new ConsumerStatus.Starting(clock.instant());
        this.thread = new Thread(this::run, "consumer-" + settings.group() + "-" + type.topic());
    }

    public static <T> EventConsumer<T> start(EventType<T> type, EventHandler<T> handler, ConsumerSettings settings) {
        EventConsumer<T> consumer = new EventConsumer<>(type, handler, settings);
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
        Duration pause = FIRST_PAUSE;
        while (!stopped()) {
            try (KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(settings.kafka());
                    DeadLetters deadLetters = new DeadLetters(settings.connection(), settings.group(), clock)) {
                settings.observer().started(kafka);
                kafka.subscribe(List.of(type.topic()), new Assignment(kafka));
                while (!stopped()) {
                    ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
                    running();
                    pause = FIRST_PAUSE;
                    begin(kafka, records);
                    if (!records.isEmpty()) {
                        new Batch(kafka, deadLetters, records).process();
                    }
                }
            } catch (WakeupException | InterruptException e) {
                break;
            } catch (RuntimeException e) {
                retrying(e);
                pause = waitFor(pause);
            } catch (InterruptedException e) {
                break;
            }
        }
        status = new ConsumerStatus.Stopped(clock.instant());
    }

    /** Says where the group begins: nothing may be cut off before a reader that nothing has come to yet. */
    private void begin(KafkaConsumer<?, ?> kafka, ConsumerRecords<?, ?> records) {
        fresh.retainAll(assigned);
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
        fresh.clear();
    }

    private void commit(KafkaConsumer<?, ?> kafka, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            kafka.commitSync(offsets);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.infof("%s lost partitions while handling; their new owner sees the batch again", thread.getName());
        }
    }

    private void running() {
        if (!(status instanceof ConsumerStatus.Running)) {
            status = new ConsumerStatus.Running(clock.instant());
        }
    }

    private void retrying(Throwable failure) {
        String reason = Reasons.of(failure);
        if (!(status instanceof ConsumerStatus.Retrying before)
                || !before.reason().equals(reason)) {
            LOG.warnf("%s: %s; trying again", thread.getName(), reason);
            LOG.debug("the failure in full", failure);
            status = new ConsumerStatus.Retrying(clock.instant(), reason);
        }
        settings.observer().retried(type.topic());
    }

    private Duration waitFor(Duration pause) {
        try {
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
        return longer(pause);
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : doubled;
    }

    /** Keeps track of what is ours, so that a batch under retry forgets what was taken from us. */
    private final class Assignment implements ConsumerRebalanceListener {

        private final KafkaConsumer<?, ?> kafka;

        Assignment(KafkaConsumer<?, ?> kafka) {
            this.kafka = kafka;
            assigned.clear();
            fresh.clear();
            holding = false;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assigned.addAll(partitions);
            fresh.addAll(partitions);
            if (holding) {
                kafka.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assigned.removeAll(Set.copyOf(partitions));
        }
    }

    /** What one poll brought. */
    private final class Batch {

        private final KafkaConsumer<String, byte[]> kafka;
        private final DeadLetters deadLetters;
        private final Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        private final List<Event<T>> events = new ArrayList<>();

        Batch(KafkaConsumer<String, byte[]> kafka, DeadLetters deadLetters, ConsumerRecords<String, byte[]> records)
                throws InterruptedException {
            this.kafka = kafka;
            this.deadLetters = deadLetters;
            ends.putAll(records.nextOffsets());
            for (ConsumerRecord<String, byte[]> record : records) {
                try {
                    events.add(EventCodec.decode(type, record));
                } catch (ContractViolation e) {
                    deadLetter(record, Reasons.of(e));
                } catch (RuntimeException e) {
                    deadLetter(record, "cannot be read: " + Reasons.of(e));
                }
            }
        }

        void process() throws InterruptedException {
            long started = System.nanoTime();
            int count = events.size();
            if (settle(events)) {
                settings.observer().handled(count, Duration.ofNanos(System.nanoTime() - started));
                ends.keySet().retainAll(assigned);
                commit(kafka, ends);
            }
        }

        /** Hands events in until the handler has taken each or it is a dead letter; false when stopped before. */
        private boolean settle(List<Event<T>> pending) throws InterruptedException {
            Duration pause = FIRST_PAUSE;
            int failures = 0;
            while (!pending.isEmpty()) {
                if (stopped()) {
                    return false;
                }
                try {
                    handler.handle(List.copyOf(pending));
                    pending.clear();
                } catch (UnprocessableEvent e) {
                    deadLetter(e.event().origin(), Reasons.of(e));
                    pending.remove(e.event());
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    if (!settings.transientFailure().test(e) && ++failures >= ATTEMPTS) {
                        return settleSingly(pending, e);
                    }
                    retrying(e);
                    pause = keepAssignedFor(pause);
                    pending.removeIf(event -> !assigned.contains(partition(event)));
                }
            }
            resume();
            return true;
        }

        /** A batch that fails for ever holds an event that does: find it, and let the others pass. */
        private boolean settleSingly(List<Event<T>> pending, Exception failure) throws InterruptedException {
            if (pending.size() == 1) {
                LOG.errorf(failure, "%s cannot handle an event; it goes to the dead letters", thread.getName());
                deadLetter(pending.getFirst().origin(), "handler failed: " + Reasons.of(failure));
                resume();
                return true;
            }
            for (Event<T> event : pending) {
                if (assigned.contains(partition(event)) && !settle(new ArrayList<>(List.of(event)))) {
                    return false;
                }
            }
            return true;
        }

        /** Waits, polling paused partitions so that the group does not think us dead. */
        private Duration keepAssignedFor(Duration pause) {
            kafka.pause(kafka.assignment());
            holding = true;
            long until = System.nanoTime() + pause.toNanos();
            while (!stopped() && System.nanoTime() < until) {
                kafka.poll(Duration.ofMillis(Math.min(100, pause.toMillis())));
            }
            holding = false;
            return longer(pause);
        }

        private void resume() {
            kafka.resume(kafka.paused());
            running();
        }

        private void deadLetter(ConsumerRecord<String, byte[]> record, String reason) throws InterruptedException {
            deadLetters.publish(record, reason);
            settings.observer().deadLettered(record.topic());
            LOG.warnf("dead letter from %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), reason);
        }

        private TopicPartition partition(Event<T> event) {
            return new TopicPartition(event.topic(), event.partition());
        }
    }
}
