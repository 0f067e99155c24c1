package dev.hilo.stream;

import dev.hilo.contracts.EventType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of a topic from now on, for one replica alone: no group, no stored position. It knows the offsets
 * it has read, so that after a failure it goes on where it was, and its handler can say what it has seen.
 *
 * <p>A record that cannot be read is passed over: the groups that work on the topic set it aside, or wait at it. What
 * fails is tried again with growing pauses, for ever; at an {@link Error} the tail ends and is {@link
 * ConsumerStatus.Failed}.
 */
public final class EventTail<T> implements StreamReader {

    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration NEW_PARTITIONS = Duration.ofSeconds(30);

    private final EventType<T> type;
    private final TailHandler<T> handler;
    private final ConsumerSettings settings;
    private final Clock clock;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<Integer, Long> next = new HashMap<>();
    private volatile ConsumerStatus status;

    private EventTail(EventType<T> type, TailHandler<T> handler, ConsumerSettings settings) {
        this.type = type;
        this.handler = handler;
        this.settings = settings;
        this.clock = settings.clock();
        this.status = new ConsumerStatus.Starting(clock.instant());
        this.thread = new Thread(this::run, "tail-" + settings.group() + "-" + type.topic());
    }

    /** The settings' group only names the reader. */
    public static <T> EventTail<T> start(EventType<T> type, TailHandler<T> handler, ConsumerSettings settings) {
        EventTail<T> tail = new EventTail<>(type, handler, settings);
        tail.thread.start();
        return tail;
    }

    @Override
    public String topic() {
        return type.topic();
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
            if (!thread.join(Duration.ofSeconds(20))) {
                LOG.warnf("%s did not end within 20 s", thread.getName());
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
        Duration pause = Backoff.USUAL.first();
        while (!stopped()) {
            try (KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(settings.groupless());
                    ConsumerObserver.Watch ignored = settings.observer().started(kafka)) {
                assign(kafka);
                pause = Backoff.USUAL.first();
                follow(kafka);
            } catch (InvalidOffsetException e) {
                LOG.warnf("%s: the topic no longer holds what comes next; going on from its end", thread.getName());
                next.clear();
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                pause = retryAfter(pause, e);
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> kafka) throws InterruptedException {
        long lookedAt = System.nanoTime();
        while (!stopped()) {
            ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
            running();
            if (!records.isEmpty()) {
                hand(records);
            }
            if (System.nanoTime() - lookedAt > NEW_PARTITIONS.toNanos()) {
                assign(kafka);
                lookedAt = System.nanoTime();
            }
        }
    }

    /** All partitions, each where it was left; at first at the end. A partition that is new is read from its beginning. */
    private void assign(KafkaConsumer<String, byte[]> kafka) {
        List<TopicPartition> partitions = partitions(kafka, type.topic());
        if (partitions.size() == kafka.assignment().size()) {
            return;
        }
        boolean begins = next.isEmpty();
        Map<TopicPartition, Long> offsets = begins ? kafka.endOffsets(partitions) : kafka.beginningOffsets(partitions);
        offsets.forEach((partition, offset) -> next.putIfAbsent(partition.partition(), offset));
        kafka.assign(partitions);
        partitions.forEach(partition -> kafka.seek(partition, next.getOrDefault(partition.partition(), 0L)));
        if (begins) {
            handler.begin(Map.copyOf(next));
        }
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> kafka, String topic) {
        List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("the topic " + topic + " does not exist");
        }
        return partitions;
    }

    private void hand(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        Map<Integer, Long> after = new HashMap<>(next);
        records.nextOffsets().forEach((partition, offset) -> after.put(partition.partition(), offset.offset()));
        List<Event<T>> events = decode(type, records);
        Duration pause = Backoff.USUAL.first();
        long started = System.nanoTime();
        while (!stopped()) {
            try {
                handler.handle(events, Map.copyOf(after));
                next.putAll(after);
                settings.observer().handled(events.size(), Duration.ofNanos(System.nanoTime() - started));
                running();
                return;
            } catch (InterruptedException | InterruptException e) {
                throw e;
            } catch (Exception | StackOverflowError e) {
                pause = retryAfter(pause, e);
            }
        }
    }

    static <T> List<Event<T>> decode(EventType<T> type, Iterable<ConsumerRecord<String, byte[]>> records) {
        List<Event<T>> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                events.add(EventCodec.decode(type, record));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.debugf(
                        "passing over %s-%d@%d: %s",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        FaultClassifier.standard().reason(e));
            }
        }
        return events;
    }

    private void running() {
        if (!(status instanceof ConsumerStatus.Running)) {
            status = new ConsumerStatus.Running(clock.instant());
        }
    }

    private Duration retryAfter(Duration pause, Throwable failure) throws InterruptedException {
        String reason = settings.faults().reason(failure);
        if (!(status instanceof ConsumerStatus.Retrying before)
                || !before.reason().equals(reason)) {
            LOG.warnf("%s waits: %s", thread.getName(), reason);
            LOG.debug("the failure in full", failure);
            status = new ConsumerStatus.Retrying(clock.instant(), reason);
        }
        settings.observer().retried(type.topic());
        stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        return Backoff.USUAL.after(pause);
    }
}
