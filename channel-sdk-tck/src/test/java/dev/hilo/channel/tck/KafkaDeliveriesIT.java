package dev.hilo.channel.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.KafkaTransport;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.IdentityErased;
import dev.hilo.local.LocalKafka;
import dev.hilo.stream.ConsumerObserver;
import dev.hilo.stream.EventCodec;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes on a real broker: what is committed, what comes again, and what another replica takes over. */
@SuppressWarnings("NullAway.Init")
class KafkaDeliveriesIT {

    private static final RetryPolicy FOR_EVER =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(100), Duration.ofMillis(500));
    private static final String ANA = "pager:ana";

    @TempDir
    private Path state;

    private LocalKafka kafka;
    private EventPublisher publisher;
    private final DeliveryJournal journal = new InMemoryDeliveryJournal();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile boolean signal;

    private final DeliverySender sender = delivery -> {
        if (delivery.to().equals(ANA) && !signal) {
            throw new TemporaryFailure("no signal");
        }
        sent.add(delivery.id());
        return new DeliveryOutcome.Sent(null);
    };

    @BeforeEach
    void start() {
        kafka = LocalKafka.start(state);
        publisher =
                new EventPublisher(KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/test"), Map.of());
    }

    @AfterEach
    void stop() {
        publisher.close();
        kafka.close();
    }

    @Test
    void retries_hold_up_nobody_else_and_survive_a_restart_and_a_second_replica() throws Exception {
        publish("ana-1", ANA);
        publish("ana-2", ANA);
        publishToOthers(0, 300);
        try (Replica first = new Replica()) {
            eventually(() -> sent.size() == 300);
            publishToOthers(300, 600);
            eventually(() -> sent.size() == 600);
            assertThat(sent).doesNotContain("ana-1", "ana-2");
            assertThat(first.deliveries.trouble()).isEmpty();
        }

        try (Replica restarted = new Replica();
                Replica second = new Replica()) {
            publishToOthers(600, 900);
            eventually(() -> sent.size() == 900);
            signal = true;
            eventually(() -> sent.contains("ana-2"));
            eventually(() -> lag() == 0);
            assertThat(restarted.channel.trouble()).isEmpty();
            assertThat(second.channel.trouble()).isEmpty();
        }

        assertThat(sent).as("nothing twice").doesNotHaveDuplicates().hasSize(902);
        assertThat(sent.indexOf("ana-1")).isLessThan(sent.indexOf("ana-2"));
        for (int person = 0; person < 10; person++) {
            int of = person;
            assertThat(sent.stream().filter(id -> id.endsWith("-p" + of)))
                    .as("order of person %d", person)
                    .isSortedAccordingTo(java.util.Comparator.comparingInt(KafkaDeliveriesIT::number));
        }
    }

    @Test
    void a_broker_that_dies_and_comes_back_costs_time_and_nothing_else() throws Exception {
        try (Replica replica = new Replica()) {
            publishToOthers(0, 100);
            eventually(() -> sent.size() == 100);
            kafka.kill9();
            kafka.restart();
            publishToOthers(100, 200);
            eventually(() -> sent.size() == 200);
            eventually(() -> lag() == 0);
            assertThat(replica.deliveries.trouble()).isEmpty();
        }
        assertThat(sent).doesNotHaveDuplicates();
    }

    @Test
    void the_consumers_of_a_channel_are_watched_each_by_an_observer_of_its_own_and_an_error_in_one_is_a_failure() {
        Map<String, AtomicInteger> watched = new ConcurrentHashMap<>();
        try (KafkaTransport transport = new KafkaTransport(
                        KafkaConnection.to(kafka.bootstrapServers()),
                        Channel.source("pager"),
                        (topic, group) ->
                                new Watching(watched.computeIfAbsent(topic + " " + group, n -> new AtomicInteger())));
                Channel channel = Channel.on("pager", transport)) {
            channel.erasures(identity -> {
                throw new OutOfMemoryError("Java heap space");
            });
            try (Deliveries deliveries = channel.deliveries(journal).start(sender)) {
                eventually(() ->
                        channel.trouble().isEmpty() && deliveries.trouble().isEmpty());
                assertThat(watched.keySet())
                        .containsExactlyInAnyOrder(
                                "hilo.deliveries channel-pager", "hilo.erasures channel-pager-erasures");
                assertThat(watched.values()).allMatch(clients -> clients.get() == 1);

                assertThat(channel.failure()).isEmpty();
                publisher.publishAll(
                        EventType.IDENTITY_ERASED, List.of(new IdentityErased("era-1", ANA, Instant.EPOCH)));
                eventually(() -> channel.failure().orElse("").contains("hilo.erasures: OutOfMemoryError"));
                eventually(() ->
                        watched.get("hilo.erasures channel-pager-erasures").get() == 0);
                assertThat(watched.get("hilo.deliveries channel-pager")).hasValue(1);
            }
        }
    }

    @Test
    void a_delivery_of_a_newer_version_keeps_its_partition_waiting_and_the_others_go_on() {
        ProducerRecord<String, byte[]> newer =
                EventCodec.encode(EventType.DELIVERY_REQUESTED, URI.create("/hilo/test"), delivery("newer", ANA));
        newer.headers().remove("ce_type").add("ce_type", "hilo.delivery.requested.v2".getBytes(UTF_8));
        signal = true;
        publisher.kafka().send(newer);
        publishToOthers(0, 100);
        try (Replica replica = new Replica()) {
            eventually(() -> replica.channel.trouble().orElse("").contains("hilo.delivery.requested.v2 is newer"));
            eventually(() -> sent.size() > 30);
            assertThat(replica.channel.failure()).isEmpty();
        }
        assertThat(sent).doesNotContain("newer").hasSizeLessThanOrEqualTo(100);
    }

    /** Counts the clients that are being watched. */
    private record Watching(AtomicInteger clients) implements ConsumerObserver {

        @Override
        public Watch started(Consumer<?, ?> kafka) {
            clients.incrementAndGet();
            return clients::decrementAndGet;
        }

        @Override
        public void handled(int events, Duration took) {}

        @Override
        public void deadLettered(String topic) {}

        @Override
        public void retried(String topic) {}
    }

    private final class Replica implements AutoCloseable {

        private final Channel channel = Channel.onKafka("pager", KafkaConnection.to(kafka.bootstrapServers()));
        private final Deliveries deliveries =
                channel.deliveries(journal).retry(FOR_EVER).start(sender);

        @Override
        public void close() {
            deliveries.close();
            channel.close();
        }
    }

    private long lag() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var committed = admin.listConsumerGroupOffsets("channel-pager")
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(committed.keySet().stream()
                            .collect(java.util.stream.Collectors.toMap(
                                    p -> p, p -> org.apache.kafka.clients.admin.OffsetSpec.latest())))
                    .all()
                    .get();
            return committed.entrySet().stream()
                    .mapToLong(e -> ends.get(e.getKey()).offset() - e.getValue().offset())
                    .sum();
        }
    }

    private void publishToOthers(int from, int to) {
        List<Delivery> deliveries = new ArrayList<>();
        IntStream.range(from, to)
                .forEach(i -> deliveries.add(delivery("d" + i + "-p" + i % 10, "pager:person" + i % 10)));
        publisher.publishAll(EventType.DELIVERY_REQUESTED, deliveries);
    }

    private void publish(String id, String to) throws Exception {
        publisher.publish(EventType.DELIVERY_REQUESTED, delivery(id, to)).get();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(1, id.indexOf('-')));
    }

    private static Delivery delivery(String id, String to) {
        return new Delivery(
                id,
                "pager",
                to,
                "usr-1",
                null,
                Delivery.Kind.AGENT_MESSAGE,
                null,
                "es",
                null,
                "hola",
                null,
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
