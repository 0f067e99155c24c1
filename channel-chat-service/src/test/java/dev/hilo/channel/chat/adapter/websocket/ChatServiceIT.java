package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.local.LocalIdentity;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.local.identity.Person;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on a real broker and store. */
@SuppressWarnings("NullAway.Init")
class ChatServiceIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static LocalMongo mongo;
    private static LocalIdentity identity;
    private static Map<String, String> environment;
    private static ServiceAtWork service;
    private static EventPublisher notification;
    private static List<Event<Interaction>> interactions;
    private static List<Event<DeliveryReceipt>> receipts;
    private static List<EventConsumer<?>> consumers;

    @BeforeAll
    static void start() {
        CompletableFuture<LocalMongo> starting = CompletableFuture.supplyAsync(() -> LocalMongo.start(state));
        kafka = LocalKafka.start(state);
        identity = LocalIdentity.start(state);
        mongo = starting.join();
        environment = ServiceAtWork.settings(
                kafka,
                mongo,
                identity,
                Map.of("HILO_CHAT_MESSAGES_AT_ONCE", "1000", "HILO_CHAT_FRAMES_AT_ONCE", "5000"));
        service = new ServiceAtWork(Path.of("target/chat-service-it"), environment).start();
        notification = new EventPublisher(
                KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/notification-service"), Map.of());
        interactions = new CopyOnWriteArrayList<>();
        receipts = new CopyOnWriteArrayList<>();
        consumers = List.of(
                EventConsumer.start(
                        EventType.INTERACTION_RECEIVED,
                        interactions::addAll,
                        ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "it-interactions")),
                EventConsumer.start(
                        EventType.DELIVERY_RECEIPTED,
                        receipts::addAll,
                        ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "it-receipts")));
    }

    @AfterAll
    static void stop() {
        consumers.forEach(EventConsumer::close);
        notification.close();
        service.close();
        identity.close();
        mongo.close();
        kafka.close();
    }

    @Test
    void a_signed_in_visitor_writes_and_is_answered() {
        String token = identity.token(Person.of("user", "Ana García", "ana@corp.com", ""));
        try (ChatClient page = new ChatClient(service.url())) {
            JsonNode welcome = page.hello(Map.of("type", "hello", "language", "es", "token", token));
            String visitor = "chat:" + welcome.path("visitor").asText();
            page.send(Map.of("type", "message", "clientId", "c-1", "text", "sigo sin poder entrar"));
            page.await("ack");
            await().atMost(SOON).until(() -> interactionsOf(visitor).size() == 1);
            notification.publishAll(
                    EventType.DELIVERY_REQUESTED, List.of(AgentMessages.of("d-" + visitor, visitor, "Buenas")));
            JsonNode answer = page.await("message");
            page.send(Map.of("type", "seen", "seq", answer.path("seq").asLong()));

            Event<Interaction> published = interactionsOf(visitor).getFirst();
            assertThat(published.source()).isEqualTo(URI.create("/hilo/channels/chat"));
            assertThat(published.key()).isEqualTo(visitor);
            assertThat(published.data().from().claims())
                    .containsExactly(new Party.Claim("mailto:ana@corp.com", true, "token"));
            assertThat(answer.path("text").asText()).isEqualTo("Buenas");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(statusesOf("d-" + visitor))
                            .containsExactlyInAnyOrder(
                                    DeliveryReceipt.Status.SENT,
                                    DeliveryReceipt.Status.DELIVERED,
                                    DeliveryReceipt.Status.READ));
        }
    }

    @Test
    void killed_again_and_again_it_loses_nothing_doubles_nothing_and_keeps_the_order() {
        int messages = 120;
        int answers = 30;
        ResumingVisitor visitor = new ResumingVisitor(service.url());
        visitor.say("m-0", "mensaje 0");
        String who = visitor.identity();
        CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 3; i++) {
                int enough = (i + 1) * messages / 5;
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> interactionsOf(who).size() >= enough);
                service.kill9();
                service.start();
            }
        });
        for (int i = 1; i < messages; i++) {
            if (i % 4 == 0) {
                notification.publishAll(
                        EventType.DELIVERY_REQUESTED,
                        List.of(AgentMessages.of("kill-" + i / 4, who, "respuesta " + i / 4)));
            }
            visitor.say("m-" + i, "mensaje " + i);
        }
        killer.join();
        visitor.awaitMessages(messages + answers - 1);
        visitor.confirmSeen();

        assertThat(visitor.breaks()).isPositive();
        assertThat(visitor.doubled()).isEmpty();
        assertThat(visitor.shown().keySet())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, messages + answers - 1)
                        .boxed()
                        .toList());
        assertThat(visitor.shown().values()).doesNotHaveDuplicates();
        List<String> said = texts(messages, "mensaje ", 0);
        assertThat(visitor.shown().values().stream().filter(t -> t.startsWith("mensaje")))
                .containsExactlyElementsOf(said);
        assertThat(interactionsOf(who).stream().map(e -> e.data().id()).distinct())
                .hasSize(messages);
        assertThat(interactionsOf(who).stream()
                        .map(event -> event.data().content().text())
                        .distinct())
                .containsExactlyElementsOf(said);
        assertThat(visitor.shown().values().stream().filter(t -> t.startsWith("respuesta")))
                .containsExactlyElementsOf(texts(answers - 1, "respuesta ", 1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(IntStream.rangeClosed(1, answers - 1)
                                .mapToObj(i -> List.copyOf(statusesOf("kill-" + i))))
                        // Killed between storing and saying so, it finds the page's word first: delivered says sent.
                        .allSatisfy(statuses -> assertThat(statuses)
                                .contains(DeliveryReceipt.Status.DELIVERED, DeliveryReceipt.Status.READ)
                                .doesNotContain(DeliveryReceipt.Status.FAILED)));
    }

    @Test
    void any_replica_serves_any_session_and_the_death_of_one_costs_a_reconnect() {
        List<ChatClient> pages = new ArrayList<>();
        List<JsonNode> welcomes = new ArrayList<>();
        ServiceAtWork other = new ServiceAtWork(Path.of("target/chat-service-it-2"), environment).start();
        for (int i = 0; i < 8; i++) {
            ChatClient page = new ChatClient(i % 2 == 0 ? service.url() : other.url());
            welcomes.add(page.hello(Map.of("type", "hello", "language", "es")));
            page.send(Map.of("type", "message", "clientId", "c-1", "text", "hola " + i));
            page.await("ack");
            pages.add(page);
        }
        answer(welcomes, "primera");
        pages.forEach(
                page -> assertThat(page.await("message").path("text").asText()).isEqualTo("primera"));

        other.close();
        for (int i = 1; i < 8; i += 2) {
            ChatClient page = new ChatClient(service.url());
            JsonNode resumed = page.hello(Map.of(
                    "type",
                    "hello",
                    "language",
                    "es",
                    "session",
                    welcomes.get(i).path("session").asText(),
                    "lastSeq",
                    2));
            assertThat(resumed.path("resumed").asBoolean()).isTrue();
            assertThat(resumed.path("messages")).isEmpty();
            pages.set(i, page);
        }
        answer(welcomes, "segunda");
        pages.forEach(
                page -> assertThat(page.await("message").path("text").asText()).isEqualTo("segunda"));
        pages.forEach(ChatClient::close);
    }

    private static void answer(List<JsonNode> welcomes, String text) {
        notification.publishAll(
                EventType.DELIVERY_REQUESTED,
                welcomes.stream()
                        .map(welcome -> "chat:" + welcome.path("visitor").asText())
                        .map(visitor -> AgentMessages.of("d-" + text + "-" + visitor, visitor, text))
                        .toList());
    }

    @Test
    void the_page_and_its_settings_are_served_with_a_strict_policy() {
        assertThat(service.get("/").body()).contains("<title>Hilo");
        assertThat(service.get("/").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("script-src 'self'", "connect-src 'self' " + identity.issuer())
                .doesNotContain("unsafe");
        assertThat(service.get("/config.json").body()).contains(identity.issuer());
        assertThat(service.manage("/q/metrics").body())
                .contains("hilo_chat_connections", "hilo_chat_messages_in", "hilo_chat_messages_out")
                .contains("kafka_consumer_fetch_manager_records_lag", "hilo_events_dead_lettered");
    }

    private static List<String> texts(int count, String prefix, int from) {
        return IntStream.range(from, from + count).mapToObj(i -> prefix + i).toList();
    }

    private static List<Event<Interaction>> interactionsOf(String who) {
        return interactions.stream().filter(event -> event.key().equals(who)).toList();
    }

    private static List<DeliveryReceipt.Status> statusesOf(String deliveryId) {
        return receipts.stream()
                .map(Event::data)
                .filter(receipt -> receipt.deliveryId().equals(deliveryId))
                .map(DeliveryReceipt::status)
                .toList();
    }
}
