package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.DeliveryReceipt.Status;
import dev.hilo.contracts.EventType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services on a broker with TLS and passwords or certificates, each with the rights that its manifest gives it. */
class SecuredKafkaIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final URI SOURCE = URI.create("/hilo/test");
    private static final List<String> SERVICES =
            List.of("case-service", "routing-service", "notification-service", "channel-chat-service");

    @TempDir
    private static Path state;

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        List<String> users = new ArrayList<>(SERVICES);
        users.add("analytics-service");
        kafka = new SecuredKafka(state, users);
        List<String> topics = new ArrayList<>(List.of(
                "hilo.interactions",
                "hilo.case-commands",
                "hilo.contexts",
                "hilo.deliveries",
                "hilo.delivery-receipts",
                "hilo.erasures",
                "hilo.presence"));
        List.copyOf(topics).forEach(topic -> topics.add(EventType.deadLetterTopic(topic)));
        kafka.createTopics(topics);
        List<AclBinding> acls = new ArrayList<>();
        for (String service : SERVICES) {
            acls.addAll(SecuredKafka.manifest(service));
        }
        kafka.admin().createAcls(acls).all().get();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void a_channel_publishes_and_a_service_with_a_certificate_consumes_answers_and_sets_aside() throws Exception {
        KafkaConnection channel = kafka.withPassword("channel-chat-service", SecuredKafka.PASSWORD);
        KafkaConnection service = kafka.withCertificate();
        List<String> handled = new CopyOnWriteArrayList<>();
        try (EventPublisher receipts = new EventPublisher(channel, SOURCE, Map.of());
                EventConsumer<DeliveryReceipt> consumer = EventConsumer.start(
                        EventType.DELIVERY_RECEIPTED,
                        events -> events.forEach(event -> handled.add(event.key())),
                        ConsumerSettings.of(service, "notification-service-receipts"))) {
            receipts.kafka()
                    .send(new ProducerRecord<>("hilo.delivery-receipts", "junk", new byte[] {1}))
                    .get();
            receipts.publishAll(EventType.DELIVERY_RECEIPTED, List.of(receipt("d-1")));

            await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("d-1"));
            assertThat(consumer.status()).isInstanceOf(ConsumerStatus.Running.class);
            assertThat(end(kafka.admin(), "hilo.delivery-receipts.dead-letter")).isEqualTo(1);
        }
        mayWrite(service, "hilo.deliveries");
        mayWrite(kafka.withPassword("routing-service", SecuredKafka.PASSWORD), "hilo.case-commands");
        mayWrite(channel, "hilo.interactions");
    }

    @Test
    void the_case_service_tails_replays_and_cuts_topics_off() throws Exception {
        KafkaConnection service = kafka.withPassword("case-service", SecuredKafka.PASSWORD);
        try (EventTail<?> tail = EventTail.start(
                        EventType.PRESENCE_NOTED,
                        new Ignoring<>(),
                        ConsumerSettings.of(service, "case-service-presence"));
                EventReplay<?> replay = EventReplay.open(
                        EventType.CONTEXT_COMMITTED, ConsumerSettings.of(service, "case-service-live"));
                EventConsumer<CaseCommand> other = EventConsumer.start(
                        EventType.CASE_COMMAND_ISSUED, events -> {}, ConsumerSettings.of(service, "case-service"));
                EventConsumer<Delivery> channel = EventConsumer.start(
                        EventType.DELIVERY_REQUESTED,
                        events -> {},
                        ConsumerSettings.of(
                                kafka.withPassword("channel-chat-service", SecuredKafka.PASSWORD), "channel-chat"));
                Admin admin = Admin.create(service.with(Map.of()))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(List.of(tail.status(), other.status(), channel.status()))
                            .allMatch(status -> status instanceof ConsumerStatus.Running));
            assertThat(replay.holds(Map.of())).isTrue();

            await().atMost(SOON).untilAsserted(() -> {
                Set<String> groups = new HashSet<>();
                for (GroupListing group : admin.listGroups().all().get()) {
                    groups.add(group.groupId());
                }
                assertThat(groups).as("of whoever runs them").contains("channel-chat", "case-service");
            });
            assertThat(admin.describeConsumerGroups(List.of("channel-chat"))
                            .all()
                            .get())
                    .hasSize(1);
            assertThat(admin.listConsumerGroupOffsets("channel-chat")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .isNotNull();
            for (String topic :
                    List.of("hilo.interactions", "hilo.deliveries", "hilo.delivery-receipts", "hilo.erasures")) {
                for (String one : List.of(topic, EventType.deadLetterTopic(topic))) {
                    assertThat(admin.describeTopics(List.of(one))
                                    .allTopicNames()
                                    .get())
                            .hasSize(1);
                    admin.deleteRecords(
                                    Map.of(new TopicPartition(one, 0), RecordsToDelete.beforeOffset(end(admin, one))))
                            .all()
                            .get();
                }
            }
        }
        mayWrite(service, "hilo.erasures");
        mayWrite(service, "hilo.interactions.dead-letter");
    }

    @Test
    void a_wrong_password_is_said_in_the_status_and_nothing_is_set_aside() {
        waits("wrong password", kafka.withPassword("routing-service", "wrong"), "SaslAuthenticationException");
    }

    @Test
    void a_service_waits_until_it_may_read() throws Exception {
        KafkaConnection analytics = kafka.withPassword("analytics-service", SecuredKafka.PASSWORD);
        try (EventConsumer<?> consumer = EventConsumer.start(
                EventType.CONTEXT_COMMITTED, events -> {}, ConsumerSettings.of(analytics, "analytics-service"))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.status())
                            .isInstanceOfSatisfying(
                                    ConsumerStatus.Retrying.class,
                                    status -> assertThat(status.reason()).contains("AuthorizationException")));

            kafka.admin()
                    .createAcls(SecuredKafka.manifest("analytics-service"))
                    .all()
                    .get();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.status()).isInstanceOf(ConsumerStatus.Running.class));
        }
        assertThat(end(kafka.admin(), "hilo.contexts.dead-letter")).isZero();
    }

    @Test
    void a_channel_reads_no_contexts_and_writes_no_commands() {
        KafkaConnection channel = kafka.withPassword("channel-chat-service", SecuredKafka.PASSWORD);
        try (EventPublisher publisher = new EventPublisher(channel, SOURCE, Map.of())) {
            assertThat(publisher.kafka().send(new ProducerRecord<>("hilo.case-commands", "k", new byte[0])))
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withCauseInstanceOf(TopicAuthorizationException.class);
        }
        waits("channel-chat", channel, "AuthorizationException");
    }

    private static void waits(String group, KafkaConnection connection, String reason) {
        try (EventConsumer<?> consumer = EventConsumer.start(
                EventType.CONTEXT_COMMITTED, events -> {}, ConsumerSettings.of(connection, group))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.status())
                            .isInstanceOfSatisfying(
                                    ConsumerStatus.Retrying.class,
                                    status -> assertThat(status.reason()).contains(reason)));
        }
    }

    private static void mayWrite(KafkaConnection connection, String topic) throws Exception {
        try (EventPublisher publisher = new EventPublisher(connection, SOURCE, Map.of())) {
            publisher
                    .kafka()
                    .send(new ProducerRecord<>(topic, UUID.randomUUID().toString(), new byte[0]))
                    .get();
        }
    }

    private static long end(Admin admin, String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static DeliveryReceipt receipt(String deliveryId) {
        return new DeliveryReceipt(deliveryId, "chat", Status.SENT, 1, Instant.EPOCH, null, null);
    }

    private static final class Ignoring<T> implements TailHandler<T> {

        @Override
        public void begin(Map<Integer, Long> next) {}

        @Override
        public void handle(List<Event<T>> events, Map<Integer, Long> next) {}
    }
}
