package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.channel.chat.widget.CaseFiles;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.contracts.PresenceNoted.State;
import dev.hilo.local.LocalIdentity;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and presence over two replicas of the packaged service, one of which dies. */
@SuppressWarnings("NullAway.Init")
class ChatReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static LocalMongo mongo;
    private static LocalIdentity identity;
    private static CaseFiles files;
    private static Map<String, String> environment;
    private static ServiceAtWork one;
    private static EventPublisher desk;
    private static List<Interaction> interactions;
    private static List<PresenceNoted> signs;
    private static List<EventConsumer<?>> consumers;

    @BeforeAll
    static void start() throws IOException {
        mongo = LocalMongo.start(state);
        kafka = LocalKafka.start(state);
        identity = LocalIdentity.start(state);
        files = new CaseFiles();
        environment = ServiceAtWork.settings(
                kafka,
                mongo,
                identity,
                Map.of(
                        "HILO_CASE_API_URL",
                        files.url(),
                        "HILO_CASE_API_TOKEN_FILE",
                        Files.writeString(state.resolve("token"), "a channel's").toString()));
        one = new ServiceAtWork(Path.of("target/chat-replicas-it-1"), environment).start();
        desk = new EventPublisher(
                KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/case-service"), Map.of());
        interactions = new CopyOnWriteArrayList<>();
        signs = new CopyOnWriteArrayList<>();
        consumers = List.of(
                EventConsumer.start(
                        EventType.INTERACTION_RECEIVED,
                        events -> events.forEach(event -> interactions.add(event.data())),
                        ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "it-interactions")),
                EventConsumer.start(
                        EventType.PRESENCE_NOTED,
                        events -> events.forEach(event -> signs.add(event.data())),
                        ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "it-presence")));
    }

    @AfterAll
    static void stop() {
        consumers.forEach(EventConsumer::close);
        desk.close();
        one.close();
        files.close();
        identity.close();
        mongo.close();
        kafka.close();
    }

    @Test
    void what_is_asked_of_one_replica_is_uploaded_to_the_other_and_named_there_after_the_first_has_died()
            throws Exception {
        try (ServiceAtWork dying = replica("2")) {
            String secret;
            String visitor;
            String href;
            try (ChatClient page = new ChatClient(dying.url())) {
                JsonNode welcome = page.hello(Map.of("type", "hello", "language", "es"));
                secret = welcome.path("session").asText();
                visitor = welcome.path("visitor").asText();
                href = page.send(Map.of("type", "upload", "clientId", "c-1", "number", 0))
                        .await("upload")
                        .path("href")
                        .asText();
                assertThat(put(dying, href, secret, "primero")).isEqualTo(200);
                dying.kill9();
            }
            assertThat(put(one, href.replace("/0", "/1"), secret, "segundo")).isEqualTo(200);
            try (ChatClient page = new ChatClient(one.url())) {
                page.hello(Map.of("type", "hello", "language", "es", "session", secret));
                page.send(Map.of("type", "message", "clientId", "c-1", "files", List.of(0, 1)))
                        .await("ack");
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(interactions)
                            .filteredOn(said -> said.from().identity().equals("chat:" + visitor))
                            .singleElement()
                            .satisfies(said -> assertThat(said.attachments())
                                    .extracting(Attachment::size)
                                    .containsExactly(7L, 7L)));
        }
    }

    @Test
    void the_desk_is_seen_on_every_replica_and_a_visitor_whose_replica_died_is_there_again_when_they_are_back() {
        try (ServiceAtWork dying = replica("3")) {
            String secret;
            String visitor;
            try (ChatClient page = new ChatClient(dying.url());
                    ChatClient other = new ChatClient(one.url())) {
                JsonNode welcome = page.hello(Map.of("type", "hello", "language", "es"));
                other.hello(Map.of("type", "hello", "language", "es"));
                secret = welcome.path("session").asText();
                visitor = "chat:" + welcome.path("visitor").asText();
                page.send(Map.of("type", "message", "clientId", "c-1", "text", "hola"))
                        .await("ack");
                desk.publishAll(
                        EventType.PRESENCE_NOTED,
                        List.of(
                                PresenceNoted.ofDesk(State.HERE, Instant.now()),
                                PresenceNoted.typingTo(visitor, Instant.now())));
                await().atMost(SOON).untilAsserted(() -> assertThat(types(page)).contains("presence", "typing"));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(types(other)).containsExactly("presence"));
                await().atMost(SOON).until(() -> states(visitor).contains(State.HERE));
                dying.kill9();
            }
            int before = states(visitor).size();
            try (ChatClient page = new ChatClient(one.url())) {
                assertThat(page.hello(Map.of("type", "hello", "session", secret))
                                .path("desk")
                                .asBoolean())
                        .isTrue();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(states(visitor)
                                        .subList(before, states(visitor).size()))
                                .contains(State.HERE));
            }
            await().atMost(SOON).until(() -> states(visitor).getLast() == State.GONE);
        }
    }

    private static ServiceAtWork replica(String name) {
        return new ServiceAtWork(Path.of("target/chat-replicas-it-" + name), environment).start();
    }

    private static List<State> states(String visitor) {
        return signs.stream()
                .filter(sign -> visitor.equals(sign.identity()) && sign.side() == PresenceNoted.Side.USER)
                .map(PresenceNoted::state)
                .toList();
    }

    /** The types of the frames that have come so far. */
    private static List<String> types(ChatClient page) {
        return page.received().stream()
                .map(frame -> frame.path("type").asText())
                .toList();
    }

    private static int put(ServiceAtWork replica, String href, String secret, String text) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(replica.url().resolve(href))
                                    .header("Hilo-Chat-Session", secret)
                                    .header("Content-Type", "text/plain")
                                    .header("Content-Disposition", "attachment; filename=\"" + text + ".txt\"")
                                    .PUT(HttpRequest.BodyPublishers.ofString(text))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
