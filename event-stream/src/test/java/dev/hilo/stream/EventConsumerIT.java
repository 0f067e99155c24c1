package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.DeliveryReceipt.Status;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.IdentityErased;
import dev.hilo.local.LocalKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumer loop on a real broker. */
class EventConsumerIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static EventPublisher publisher;

    private final String group = "test-" + UUID.randomUUID();
    private final String run = UUID.randomUUID().toString();
    private final List<String> handled = new CopyOnWriteArrayList<>();

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
    void order_per_key_holds_through_failures_of_the_surroundings() {
        AtomicBoolean away = new AtomicBoolean(true);
        publish(IntStream.range(0, 300)
                .mapToObj(i -> receipt("k" + i % 7, i + 1))
                .toList());
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();

        try (EventConsumer<DeliveryReceipt> consumer = consume(20, events -> {
            if (away.get()) {
                throw new IOException("the store is away");
            }
            if (failedOnce.add(events.getFirst().id())) {
                throw new IOException("and again");
            }
            events.stream()
                    .filter(this::ours)
                    .forEach(event ->
                            handled.add(event.key() + "#" + event.data().attempts()));
        })) {
            await().atMost(SOON)
                    .until(() -> consumer.status() instanceof ConsumerStatus.Retrying retrying
                            && retrying.reason().contains("the store is away"));
            away.set(false);
            await().atMost(SOON).untilAsserted(() -> assertThat(handled).hasSize(300));
            assertThat(consumer.status()).isInstanceOf(ConsumerStatus.Running.class);
        }
        Map<String, List<Integer>> byKey = new HashMap<>();
        handled.forEach(one -> byKey.computeIfAbsent(one.split("#")[0], k -> new ArrayList<>())
                .add(Integer.valueOf(one.split("#")[1])));
        assertThat(byKey)
                .hasSize(7)
                .allSatisfy((key, order) -> assertThat(order).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void a_group_is_known_to_read_a_topic_before_anything_has_come_to_it() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            EventConsumer<IdentityErased> consumer = EventConsumer.start(
                    EventType.IDENTITY_ERASED,
                    events -> {},
                    ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), group));
            try (consumer) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(admin.listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata()
                                        .get()
                                        .values())
                                .isNotEmpty()
                                .allSatisfy(begin -> assertThat(begin.offset()).isZero()));
            }
        }
    }

    @Test
    void one_event_that_always_fails_is_found_and_set_aside_and_the_others_pass() {
        publish(IntStream.range(0, 10).mapToObj(i -> receipt("k" + i, i + 1)).toList());

        try (EventConsumer<DeliveryReceipt> ignored = consume(100, events -> {
            if (events.stream().anyMatch(event -> ours(event) && event.data().attempts() == 5)) {
                throw new IllegalArgumentException("a bug");
            }
            events.stream().filter(this::ours).forEach(event -> handled.add(event.key()));
        })) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Set.copyOf(handled)).hasSize(9));
            assertThat(deadLetterReasons("k4-" + run)).containsExactly("handler failed: IllegalArgumentException");
        }
    }

    @Test
    void what_is_away_for_as_many_attempts_as_a_minute_has_and_more_costs_no_event() {
        publish(IntStream.range(0, 10).mapToObj(i -> receipt("away" + i, i + 1)).toList());
        List<Exception> surroundings = List.of(
                new IOException("reset"),
                new IllegalStateException("the pool is closed"),
                new RuntimeException("nobody thought of this"),
                new PublishingFailed("hilo.deliveries", new SaslAuthenticationException("credentials rotate")),
                new TopicAuthorizationException("hilo.deliveries"),
                new TimeoutException("no leader"));
        AtomicInteger attempts = new AtomicInteger();
        int most = 20 * surroundings.size();

        try (EventConsumer<DeliveryReceipt> ignored = EventConsumer.start(
                EventType.DELIVERY_RECEIPTED,
                events -> {
                    if (events.stream().anyMatch(this::ours) && attempts.getAndIncrement() < most) {
                        throw surroundings.get(attempts.get() % surroundings.size());
                    }
                    note(events);
                },
                ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), group),
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Set.copyOf(handled)).hasSize(10));
        }
        assertThat(attempts).hasValueGreaterThan(most);
        assertThat(DeadLetterTopic.of(kafka, "hilo.delivery-receipts").failedIn(group))
                .isEmpty();
    }

    @Test
    void an_error_ends_the_consumer_says_so_and_leaves_the_events_to_the_next_process() {
        publish(List.of(receipt("a", 1)));

        try (EventConsumer<DeliveryReceipt> consumer = consume(100, events -> {
            if (events.stream().anyMatch(this::ours)) {
                throw new OutOfMemoryError("Java heap space");
            }
        })) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.status())
                            .isInstanceOfSatisfying(
                                    ConsumerStatus.Failed.class,
                                    failed -> assertThat(failed.reason()).isEqualTo("OutOfMemoryError")));
        }
        try (EventConsumer<DeliveryReceipt> ignored = consume(100, this::note)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("a-" + run));
        }
        assertThat(DeadLetterTopic.of(kafka, "hilo.delivery-receipts").keys()).noneMatch(this::isOurs);
    }

    @Test
    void a_partition_stops_at_a_fact_of_a_newer_version_while_the_others_are_read_on() {
        List<String> users =
                IntStream.range(0, 24).mapToObj(i -> "u" + i + "-" + run).toList();
        users.forEach(user -> commit(user, 1, new ContextCaseFact.CaseExpired("HILO-7", "P1Y")));
        commit(users.getFirst(), 2, new ContextFact.Unknown("CaseSuspended", Map.of("caseId", "HILO-7")));
        users.forEach(user -> commit(user, 3, new ContextCaseFact.CaseExpired("HILO-7", "P1Y")));

        try (EventConsumer<ContextCommitted> consumer = EventConsumer.start(
                EventType.CONTEXT_COMMITTED,
                events -> events.forEach(event -> handled.add(event.id())),
                ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), group))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.status())
                            .isInstanceOfSatisfying(
                                    ConsumerStatus.Retrying.class,
                                    waiting -> assertThat(waiting.reason())
                                            .startsWith("hilo.contexts-")
                                            .contains("the fact CaseSuspended is newer", "upgrade")));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(handled.stream()
                                    .filter(id -> id.endsWith("/3"))
                                    .count())
                            .as("users of the other partitions")
                            .isGreaterThan(12));
            assertThat(handled).doesNotContain(users.getFirst() + "/2", users.getFirst() + "/3");
        }
        assertThat(DeadLetterTopic.of(kafka, "hilo.contexts").keys()).noneMatch(this::isOurs);
    }

    @Test
    void what_the_handler_calls_unprocessable_and_what_breaks_the_contract_goes_to_the_dead_letters() {
        publisher.kafka().send(new ProducerRecord<>("hilo.delivery-receipts", "junk-" + run, new byte[] {1}));
        publish(List.of(receipt("a", 1), receipt("b", 2)));

        try (EventConsumer<DeliveryReceipt> ignored = consume(100, events -> {
            for (Event<DeliveryReceipt> event : events) {
                if (ours(event) && event.data().attempts() == 1) {
                    throw new UnprocessableEvent(event, "nobody knows this delivery");
                }
            }
            events.stream().filter(this::ours).forEach(event -> handled.add(event.key()));
        })) {
            await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("b-" + run));
            assertThat(deadLetterReasons("a-" + run)).containsExactly("nobody knows this delivery");
            assertThat(deadLetterReasons("junk-" + run)).isNotEmpty().allMatch(reason -> reason.contains("ce_*"));
        }
    }

    @Test
    void a_second_consumer_of_the_group_goes_on_where_the_first_stopped() {
        publish(List.of(receipt("a", 1)));
        try (EventConsumer<DeliveryReceipt> ignored = consume(100, this::note)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(handled).hasSize(1));
        }
        publish(List.of(receipt("a", 2)));
        try (EventConsumer<DeliveryReceipt> ignored = consume(100, this::note)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("a-" + run, "a-" + run));
        }
    }

    @Test
    void a_consumer_whose_connection_ends_while_it_tries_a_batch_again_reads_on_with_a_new_one() {
        AtomicBoolean away = new AtomicBoolean(true);
        Disconnecting disconnecting = new Disconnecting();
        publish(List.of(receipt("a", 1)));

        try (EventConsumer<DeliveryReceipt> consumer = EventConsumer.start(
                EventType.DELIVERY_RECEIPTED,
                events -> {
                    if (away.get()) {
                        throw new IOException("the store is away");
                    }
                    note(events);
                },
                ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), group)
                        .withObserver(disconnecting))) {
            await().atMost(SOON).until(() -> disconnecting.clients.size() == 2);
            away.set(false);
            await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("a-" + run));
            assertThat(consumer.status()).isInstanceOf(ConsumerStatus.Running.class);
        }
    }

    /** Takes the first client's subscription away when its batch is to be tried again: it cannot poll any more. */
    private static final class Disconnecting implements ConsumerObserver {

        private final List<Consumer<?, ?>> clients = new CopyOnWriteArrayList<>();
        private boolean done;

        @Override
        public Watch started(Consumer<?, ?> client) {
            clients.add(client);
            return () -> {};
        }

        @Override
        public void handled(int events, Duration took) {}

        @Override
        public void deadLettered(String topic) {}

        @Override
        public void retried(String topic) {
            if (!done) {
                done = true;
                clients.getFirst().unsubscribe();
            }
        }
    }

    private void note(List<Event<DeliveryReceipt>> events) {
        events.stream().filter(this::ours).forEach(event -> handled.add(event.key()));
    }

    private EventConsumer<DeliveryReceipt> consume(int batch, EventHandler<DeliveryReceipt> handler) {
        return EventConsumer.start(
                EventType.DELIVERY_RECEIPTED,
                handler,
                ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), group)
                        .withMaxBatch(batch));
    }

    private boolean ours(Event<DeliveryReceipt> event) {
        return event.key().endsWith(run);
    }

    private DeliveryReceipt receipt(String key, int attempts) {
        return new DeliveryReceipt(key + "-" + run, "chat", Status.SENT, attempts, Instant.EPOCH, null, null);
    }

    private static void publish(List<DeliveryReceipt> receipts) {
        publisher.publishAll(EventType.DELIVERY_RECEIPTED, receipts);
    }

    private static void commit(String user, long version, ContextFact fact) {
        publisher.publishAll(
                EventType.CONTEXT_COMMITTED,
                List.of(new ContextCommitted(user, version, List.of("c" + version), Instant.EPOCH, List.of(fact))));
    }

    private boolean isOurs(String key) {
        return key.endsWith(run);
    }

    private static List<String> deadLetterReasons(String key) {
        List<String> reasons = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            reasons.addAll(DeadLetterTopic.of(kafka, "hilo.delivery-receipts").reasons(key));
            return !reasons.isEmpty();
        });
        return reasons;
    }
}
