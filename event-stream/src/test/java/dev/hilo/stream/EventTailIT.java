package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.DeliveryReceipt.Status;
import dev.hilo.contracts.EventType;
import dev.hilo.local.LocalKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a topic without a group, live and after the event, on a real broker. */
class EventTailIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final EventType<DeliveryReceipt> TYPE = EventType.DELIVERY_RECEIPTED;

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static EventPublisher publisher;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Map<Integer, Long>> begun = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> position = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start(state);
        publisher =
                new EventPublisher(KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/test"), Map.of());
    }

    @AfterAll
    static void stop() {
        publisher.close();
        kafka.close();
    }

    @Test
    void it_tells_what_comes_from_now_on_once_and_in_order_through_failures_and_a_broker_that_is_killed() {
        publish("before", 5);
        failures.set(2);
        try (EventTail<DeliveryReceipt> tail = tail()) {
            await().atMost(SOON).until(() -> tail.status() instanceof ConsumerStatus.Running);
            publisher.kafka().send(new ProducerRecord<>(TYPE.topic(), "junk", "?".getBytes(StandardCharsets.UTF_8)));
            publish("a", 50);
            await().atMost(SOON).untilAsserted(() -> assertThat(heard).hasSize(50));

            kafka.process().kill9();
            kafka.restart();
            publish("b", 50);
            await().atMost(SOON).untilAsserted(() -> assertThat(heard).hasSize(100));
        }
        assertThat(heard).doesNotHaveDuplicates().noneMatch(one -> one.startsWith("before"));
        Map<String, List<Integer>> byKey = new HashMap<>();
        heard.forEach(one -> byKey.computeIfAbsent(one.split("#")[0], key -> new ArrayList<>())
                .add(Integer.valueOf(one.split("#")[1])));
        assertThat(byKey.values()).allSatisfy(order -> assertThat(order).isSorted());
        assertThat(begun).hasSize(1);
        assertThat(sum(position) - sum(begun.getFirst()))
                .as("offsets read: all events and the junk")
                .isEqualTo(101);
    }

    @Test
    void a_stretch_that_has_been_is_read_exactly() throws Exception {
        Map<Integer, Long> from;
        Map<Integer, Long> until;
        try (EventTail<DeliveryReceipt> tail = tail()) {
            await().atMost(SOON).until(() -> tail.status() instanceof ConsumerStatus.Running);
            from = Map.copyOf(begun.getFirst());
            publish("c", 40);
            await().atMost(SOON).untilAsserted(() -> assertThat(heard).hasSize(40));
            until = Map.copyOf(position);
            publish("d", 40);
            await().atMost(SOON).untilAsserted(() -> assertThat(heard).hasSize(80));
        }
        List<String> replayed = new ArrayList<>();
        Map<Integer, Long> reached = new HashMap<>(from);
        try (EventReplay<DeliveryReceipt> replay = EventReplay.open(TYPE, settings())) {
            assertThat(replay.holds(from)).isTrue();
            replay.read(from, until, (events, next) -> {
                events.forEach(event -> replayed.add(words(event)));
                reached.putAll(next);
                return true;
            });
        }
        assertThat(replayed).containsExactlyInAnyOrderElementsOf(heard.subList(0, 40));
        assertThat(reached).isEqualTo(until);
    }

    @Test
    void what_the_topic_no_longer_holds_or_never_held_is_known() throws Exception {
        publish("e", 40);
        try (EventReplay<DeliveryReceipt> replay = EventReplay.open(TYPE, settings())) {
            assertThat(replay.holds(Map.of(0, 1L))).isTrue();
            assertThat(replay.holds(Map.of(0, 1_000_000L))).isFalse();
            assertThat(replay.holds(Map.of(99, 0L))).isFalse();

            truncate(2);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(replay.holds(Map.of(0, 1L))).isFalse());
        }
    }

    private static void truncate(long offset) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteRecords(Map.of(new TopicPartition(TYPE.topic(), 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    private EventTail<DeliveryReceipt> tail() {
        return EventTail.start(
                TYPE,
                new TailHandler<>() {
                    @Override
                    public void begin(Map<Integer, Long> next) {
                        begun.add(next);
                    }

                    @Override
                    public void handle(List<Event<DeliveryReceipt>> events, Map<Integer, Long> next)
                            throws IOException {
                        if (failures.getAndDecrement() > 0) {
                            throw new IOException("the store is away");
                        }
                        events.forEach(event -> heard.add(words(event)));
                        position.putAll(next);
                    }
                },
                settings());
    }

    private static ConsumerSettings settings() {
        return ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "test")
                .withMaxBatch(20);
    }

    private static void publish(String name, int count) {
        publisher.publishAll(
                TYPE,
                IntStream.range(0, count)
                        .mapToObj(i -> new DeliveryReceipt(
                                name + i % 7, "chat", Status.SENT, i + 1, Instant.EPOCH, null, null))
                        .toList());
    }

    private static String words(Event<DeliveryReceipt> event) {
        return event.key() + "#" + event.data().attempts();
    }

    private static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
