package dev.hilo.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.channel.webhook.adapter.signing.Signature;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Installation;
import dev.hilo.local.process.Ports;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

/** The packaged service between a tool and a broker. */
@SuppressWarnings("NullAway.Init")
class WebhookServiceIT {

    private static final String FORMER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static LocalMongo mongo;
    private static Tool tool;
    private static ChildProcess service;
    private static EventPublisher publisher;
    private static EventConsumer<Interaction> interactionsConsumer;
    private static EventConsumer<DeliveryReceipt> receiptsConsumer;
    private static URI http;
    private static URI management;
    private static HttpClient client;

    private static final List<Interaction> interactions = new CopyOnWriteArrayList<>();
    private static final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        kafka = LocalKafka.start(state.resolve("kafka"));
        mongo = LocalMongo.start(state.resolve("mongo"));
        tool = new Tool();
        int port = Ports.free();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        http = URI.create("http://localhost:" + port);
        management = URI.create("http://localhost:" + Ports.free());
        Map<String, String> environment = Map.ofEntries(
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(management.getPort())),
                Map.entry("HILO_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("HILO_MONGODB_URI", mongo.connectionString()),
                Map.entry("HILO_CHANNEL_RETRY_FIRST", "200ms"),
                Map.entry("HILO_WEBHOOK_ALLOW_HTTP", "true"),
                Map.entry("HILO_WEBHOOK_PUBLISH_WITHIN", "3s"),
                Map.entry("HILO_WEBHOOK_SOURCES_KIT_SECRETS", Tool.SECRET + "," + FORMER),
                Map.entry("HILO_WEBHOOK_SOURCES_KIT_VOUCHES", "true"),
                Map.entry("HILO_WEBHOOK_SOURCES_KIT_DELIVER_TO", tool.url().toString()));
        List<String> command = List.of(
                Installation.java().toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        service = new ChildProcess(new ChildSpec(
                        "channel-webhook-service", command, environment, null, state.resolve("service.log")))
                .start();
        service.await(WebhookServiceIT::isWell, Duration.ofSeconds(60));
        publisher =
                new EventPublisher(KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/test"), Map.of());
        interactionsConsumer = EventConsumer.start(
                EventType.INTERACTION_RECEIVED,
                events -> events.forEach(event -> interactions.add(event.data())),
                ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "test-interactions"));
        receiptsConsumer = EventConsumer.start(
                EventType.DELIVERY_RECEIPTED,
                events -> events.forEach(event -> receipts.add(event.data())),
                ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "test-receipts"));
    }

    @AfterAll
    static void stop() {
        interactionsConsumer.close();
        receiptsConsumer.close();
        publisher.close();
        service.close();
        tool.close();
        mongo.close();
        kafka.close();
        client.close();
    }

    @Test
    void a_hook_becomes_an_interaction_and_its_answer_goes_back_to_the_tool() throws Exception {
        HttpResponse<String> answer = post("kit", Tool.SECRET, hook("vpn-1", "No entro en la VPN ñ"));

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = json(answer).path("interaction").asText();
        Interaction interaction = interaction(id);
        assertThat(interaction.channel()).isEqualTo("webhook");
        assertThat(interaction.from().identity()).isEqualTo("hook:kit:4711");
        assertThat(interaction.from().verified()).isTrue();
        assertThat(interaction.content().text()).isEqualTo("No entro en la VPN ñ");

        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_ack", "Tu caso es HILO-1.", interaction))
                .get();

        assertThat(receipt("dlv_ack").status()).isEqualTo(DeliveryReceipt.Status.SENT);
        assertThat(tool.got())
                .filteredOn(got -> got.id().equals("dlv_ack"))
                .singleElement()
                .satisfies(
                        got -> assertThat(got.message().path("text").asText()).isEqualTo("Tu caso es HILO-1."));
    }

    @Test
    void the_former_secret_holds_while_it_is_configured() throws Exception {
        assertThat(post("kit", FORMER, hook("rotated", "hola")).statusCode()).isEqualTo(202);
    }

    @Test
    void whoever_does_not_sign_learns_nothing() throws Exception {
        String stranger = "whsec_" + "c3RyYW5nZXI".repeat(4);
        HttpResponse<String> wrong = post("kit", stranger, hook("x", "hola"));
        HttpResponse<String> unknown = post("nobody", stranger, hook("x", "hola"));
        HttpResponse<String> bare = client.send(
                HttpRequest.newBuilder(http.resolve("/hooks/kit"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofByteArray(hook("x", "hola")))
                        .build(),
                BodyHandlers.ofString());

        assertThat(List.of(wrong.statusCode(), unknown.statusCode(), bare.statusCode()))
                .containsOnly(401);
        assertThat(json(wrong).path("type").asText()).isEqualTo("https://hilo.dev/problems/hook-not-signed");
        assertThat(json(wrong).path("detail").asText())
                .isEqualTo(json(unknown).path("detail").asText())
                .isEqualTo(json(bare).path("detail").asText())
                .contains("Standard Webhooks");
        assertThat(manage("/q/metrics"))
                .contains("hilo_hooks_total")
                .contains("source=\"unknown\"")
                .doesNotContain("nobody");
    }

    @Test
    void a_mistake_is_a_problem_that_names_its_field() throws Exception {
        HttpResponse<String> noText =
                post("kit", Tool.SECRET, "{\"id\": \"x\", \"from\": {\"identity\": \"4711\"}}".getBytes());
        HttpResponse<String> broken = post("kit", Tool.SECRET, "{\"id\": ".getBytes());

        assertThat(noText.statusCode()).isEqualTo(400);
        assertThat(noText.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(noText).path("field").asText()).isEqualTo("text");
        assertThat(broken.statusCode()).isEqualTo(400);
    }

    @Test
    void a_hook_that_is_too_large_is_told_so_by_whichever_http() throws Exception {
        HttpRequest large = HttpRequest.newBuilder(http.resolve("/hooks/kit"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[9_000_000]))
                .build();

        for (HttpClient.Version version : List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)) {
            try (HttpClient other = HttpClient.newBuilder().version(version).build()) {
                HttpResponse<String> answer = other.send(large, BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(version.name()).isEqualTo(413);
                assertThat(json(answer).path("limit").asLong()).isEqualTo(8 * 1024 * 1024);
            }
        }
    }

    @Test
    void a_tool_that_refuses_or_is_away_is_told_apart() throws Exception {
        Interaction interaction = interaction(json(post("kit", Tool.SECRET, hook("away", "hola")))
                .path("interaction")
                .asText());
        tool.answers(422, "ticket closed");
        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_refused", "x", interaction))
                .get();
        DeliveryReceipt refused = receipt("dlv_refused");
        tool.answers(503, "");
        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_later", "x", interaction))
                .get();
        await().atMost(PATIENCE).until(() -> tool.refused() >= 2);
        tool.answers(204, "");

        assertThat(refused.status()).isEqualTo(DeliveryReceipt.Status.FAILED);
        assertThat(refused.reason()).isEqualTo("answered 422 ticket closed");
        assertThat(receipt("dlv_later").status()).isEqualTo(DeliveryReceipt.Status.SENT);
        assertThat(receipt("dlv_later").attempts()).isGreaterThan(1);
    }

    @Test
    void kill_9_neither_loses_nor_doubles_anything() throws Exception {
        HttpResponse<String> before = post("kit", Tool.SECRET, hook("killed", "hola"));
        service.kill9();
        service.start();
        service.await(WebhookServiceIT::isWell, Duration.ofSeconds(60));
        HttpResponse<String> after = post("kit", Tool.SECRET, hook("killed", "hola"));

        assertThat(json(after)).isEqualTo(json(before));
        interaction(json(after).path("interaction").asText());
        assertThat(manage("/q/health")).contains("Channel events", "Hooks");
    }

    private static boolean isWell() {
        return manage("/q/health").replaceAll("\\s", "").startsWith("{\"status\":\"UP\"");
    }

    private static byte[] hook(String id, String text) {
        return ContractJson.write(Map.of(
                "id", id, "from", Map.of("identity", "4711", "name", "Ana"), "conversation", "t-" + id, "text", text));
    }

    private static HttpResponse<String> post(String source, String secret, byte[] body) throws Exception {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(http.resolve("/hooks/" + source))
                .header("content-type", "application/json")
                .header("accept-language", "en")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", Signature.header(List.of(secret), "msg_1", timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return ContractJson.mapper().readTree(answer.body());
    }

    private static Delivery delivery(String id, String text, Interaction answered) {
        return new Delivery(
                id,
                "webhook",
                answered.from().identity(),
                "usr-1",
                "HILO-1",
                Delivery.Kind.ACKNOWLEDGEMENT,
                null,
                "es",
                null,
                text,
                new Conversation(
                        answered.conversation().id(), answered.conversation().messageId(), List.of()),
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }

    private static Interaction interaction(String id) {
        await().atMost(PATIENCE).until(() -> interactions.stream().anyMatch(i -> i.id().equals(id)));
        return interactions.stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    }

    private static DeliveryReceipt receipt(String deliveryId) {
        await().atMost(PATIENCE)
                .until(() -> receipts.stream().anyMatch(r -> r.deliveryId().equals(deliveryId)));
        return receipts.stream()
                .filter(r -> r.deliveryId().equals(deliveryId))
                .findFirst()
                .orElseThrow();
    }

    private static String manage(String path) {
        try {
            return client.send(HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
