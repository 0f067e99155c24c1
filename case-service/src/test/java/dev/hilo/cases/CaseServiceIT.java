package dev.hilo.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Sealing;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.stream.DeadLetters;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service alone, from outside: events in by Kafka, people by HTTP. Golden samples stand in for the others. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class CaseServiceIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @Inject
    UserKeys keys;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @TestHTTPResource
    URI service;

    private final String ana = "mailto:ana-" + UUID.randomUUID() + "@corp.com";

    @Test
    void a_mail_opens_a_case_and_a_chat_that_proves_the_address_joins_it() {
        publish(mail("int_m1_" + ana, ana));
        userOf(ana, 1);
        publish(chat("int_c1_" + ana, ana));

        JsonPath context = userOf(ana, 2);
        assertThat(context.getList("cases")).hasSize(1);
        assertThat(context.getList("cases[0].channels")).isEqualTo(List.of("email", "chat"));
        assertThat(context.getList("identities.identity")).hasSize(2);

        as("agent")
                .get("/api/v1/users/{id}/timeline", context.getString("userId"))
                .then()
                .statusCode(200)
                .body("items.kind", contains("interaction", "case-opened", "interaction"))
                .body(
                        "items[0].attachments[0].href",
                        equalTo("/api/v1/attachments/att_0a1b2c3d4e5f60718293a4b5c6d7e8f9"))
                .body("items[2].channel", equalTo("chat"))
                .body("items[2].caseId", equalTo(context.getString("cases[0].id")));
        as("agent")
                .get("/api/v1/cases?user={id}", context.getString("userId"))
                .then()
                .body("items.id", contains(context.getString("cases[0].id")))
                .body("items[0].status", equalTo("new"));
    }

    @Test
    void the_same_interaction_three_times_is_one() {
        Interaction mail = mail("int_thrice_" + ana, ana);
        publish(mail);
        userOf(ana, 1);
        publish(mail, mail);
        publish(mail("int_after_" + ana, ana));

        JsonPath context = userOf(ana, 2);
        assertThat(context.getInt("cases[0].interactions")).isEqualTo(2);
    }

    @Test
    void a_malformed_record_goes_to_the_dead_letters_with_its_reason_and_later_ones_go_on() {
        double before = deadLetters();
        publisher
                .kafka()
                .send(new ProducerRecord<>(
                        "hilo.interactions", "mailto:x@corp.com", "not json".getBytes(StandardCharsets.UTF_8)));
        publish(mail("int_later_" + ana, ana));

        userOf(ana, 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters()).isEqualTo(before + 1));
        assertThat(deadLetterReasons("mailto:x@corp.com")).anyMatch(reason -> reason.contains("ce_*"));
    }

    @Test
    void timeline_pages_both_ways_without_gap_or_double() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String id = "int_page" + i + "_" + ana;
            expected.add(id);
            publish(mail(id, ana));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(userOf(ana, 1).getInt("cases[0].interactions"))
                        .isEqualTo(25));
        String user = userOf(ana, 1).getString("userId");

        List<String> backwards = new ArrayList<>();
        JsonPath page = timeline(user, null, 4);
        while (page.getString("previous") != null) {
            backwards.addAll(0, interactions(page));
            page = timeline(user, page.getString("previous"), 4);
        }
        List<String> forwards = new ArrayList<>(interactions(page));
        backwards.addAll(0, interactions(page));
        assertThat(backwards).isEqualTo(expected);

        page = timeline(user, page.getString("next"), 4);
        while (!page.getList("items").isEmpty()) {
            forwards.addAll(interactions(page));
            page = timeline(user, page.getString("next"), 4);
        }
        assertThat(forwards).isEqualTo(expected);
    }

    @Test
    void a_command_assigns_once_and_a_message_with_one_key_is_sent_once() {
        publish(mail("int_cmd_" + ana, ana));
        JsonPath context = userOf(ana, 1);
        String caseId = context.getString("cases[0].id");
        CaseCommand command = new CaseCommand.AssignCase(
                "cmd_" + ana,
                context.getString("userId"),
                caseId,
                "routing",
                Instant.now(),
                "service-desk",
                "a-1",
                "Luis");
        publisher.publishAll(EventType.CASE_COMMAND_ISSUED, List.of(command, command));
        await().atMost(SOON)
                .untilAsserted(() -> as("agent")
                        .get("/api/v1/cases/{id}", caseId)
                        .then()
                        .body("agentName", equalTo("Luis"))
                        .body("status", equalTo("open")));

        for (int i = 0; i < 2; i++) {
            post("/api/v1/cases/" + caseId + "/messages", Map.of("text", "hola"), "key-1")
                    .then()
                    .statusCode(200);
        }
        assertThat(timeline(context.getString("userId"), null, 50).getList("items.kind"))
                .filteredOn("agent-message"::equals)
                .hasSize(1);
    }

    @Test
    void a_refusal_says_what_is_wrong_and_what_is_allowed() {
        publish(mail("int_refuse_" + ana, ana));
        String caseId = userOf(ana, 1).getString("cases[0].id");
        Map<String, String> resolution = Map.of("cause", "configuration", "resolution", "Listo");
        post("/api/v1/cases/" + caseId + "/resolve", resolution, "k1")
                .then()
                .statusCode(200)
                .body("status", equalTo("resolved"));

        post("/api/v1/cases/" + caseId + "/resolve", resolution, "k2")
                .then()
                .statusCode(409)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("https://hilo.dev/problems/case-status"))
                .body("allowed", hasItem("message"));
        post("/api/v1/cases/" + caseId + "/messages", Map.of("text", " "), "k3")
                .then()
                .statusCode(400)
                .body("field", equalTo("text"));
        post("/api/v1/cases/HILO-0/messages", Map.of("text", "x"), "k4").then().statusCode(404);
        as("agent")
                .get("/api/v1/users/{id}/timeline?cursor=zzz", "nobody")
                .then()
                .statusCode(404);
        as("agent").get("/api/v1/cases?status=lost").then().statusCode(400).body("field", equalTo("status"));
    }

    @Test
    void a_user_sees_no_agents_door() {
        given().get("/api/v1/cases").then().statusCode(401);
        given().auth().oauth2("forged").get("/api/v1/cases").then().statusCode(401);
        as("user").get("/api/v1/cases").then().statusCode(403);
        as("user").get("/api/v1/users/x/context").then().statusCode(403);
        as("user")
                .body(new byte[] {1})
                .put("/api/v1/attachments/att_00000000000000000000000000000000")
                .then()
                .statusCode(403);
    }

    @Test
    void a_channel_stores_a_file_twice_as_one_and_cannot_read_cases() {
        String id = dev.hilo.contracts.Ids.attachment("int_x", 0);
        for (int i = 0; i < 2; i++) {
            as("channel")
                    .contentType("image/png")
                    .header("Content-Disposition", "attachment; filename*=UTF-8''captura%20%C3%B1.png")
                    .body(new byte[] {1, 2, 3})
                    .put("/api/v1/attachments/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("size", equalTo(3))
                    .body("name", equalTo("captura ñ.png"));
        }
        as("channel").get("/api/v1/cases").then().statusCode(403);
        assertThat(database.getCollection("attachments.chunks").countDocuments(new Document("files_id", id)))
                .isEqualTo(1);
    }

    @Test
    void a_service_gets_the_keys_that_open_what_is_published_and_nobody_else_does() {
        publish(mail("int_keys_" + UUID.randomUUID(), ana));
        String user = userOf(ana, 1).getString("userId");
        ContextCommitted sealed = published(user);
        assertThat(sealed.facts().toString()).doesNotContain(ana);
        List<Map<String, String>> wanted = sealed.sealed().keySet().stream()
                .map(scope -> Map.of("user", user, "scope", scope))
                .toList();

        for (String role : List.of("agent", "administrator", "channel", "user")) {
            askForKeys(token(role), wanted).then().statusCode(403);
        }
        askForKeys(clientToken("channel-chat-service", "hilo.test.secret-of-chat"), wanted)
                .then()
                .statusCode(403);
        String service = clientToken("notification-service", "hilo.test.secret-of-notification");
        List<Map<String, String>> alsoOthers = new ArrayList<>(wanted);
        alsoOthers.add(Map.of("user", user, "scope", "HILO-0"));
        List<Map<String, String>> given = askForKeys(service, alsoOthers)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .jsonPath()
                .getList("keys");
        assertThat(given).hasSameSizeAs(wanted);
        ContextCommitted opened = Sealing.open(
                sealed,
                (owner, scope) -> given.stream()
                        .filter(one -> one.get("user").equals(owner)
                                && one.get("scope").equals(scope))
                        .map(one -> AesGcm.key(Base64.getDecoder().decode(one.get("key"))))
                        .findFirst()
                        .orElseThrow());
        assertThat(opened.sealed()).isEmpty();
        assertThat(opened.facts().toString()).contains(ana);

        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(service)
                    .header("Idempotency-Key", "never-kept-" + user)
                    .contentType(ContentType.JSON)
                    .body(Map.of("keys", wanted))
                    .post("/api/v1/keys")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", nullValue());
        }
        askForKeys(service, List.of()).then().statusCode(400).body("field", equalTo("keys"));
        askForKeys(service, List.of(Map.of("user", user)))
                .then()
                .statusCode(400)
                .body("field", equalTo("keys[].scope"));
        askForKeys(service, Collections.nCopies(2_001, Map.of("user", user, "scope", "user")))
                .then()
                .statusCode(400)
                .body("detail", containsString("2000"));
    }

    @Test
    void when_a_users_keys_are_destroyed_the_timeline_has_no_words_left() {
        publish(mail("int_erase_" + UUID.randomUUID(), ana));
        String user = userOf(ana, 1).getString("userId");
        assertThat(timeline(user, null, 50).prettify()).contains("VPN");

        keys.destroyAll(user, Set.of());

        JsonPath erased = timeline(user, null, 50);
        assertThat(erased.prettify()).doesNotContain("VPN", ana, "captura");
        assertThat(erased.getList("items.kind")).isEqualTo(List.of("interaction", "case-opened"));
    }

    @Test
    void the_live_stream_resumes_after_the_last_event_without_gap_or_double() throws Exception {
        publish(mail("int_live1_" + ana, ana));
        String user = userOf(ana, 1).getString("userId");
        List<String> ids = new CopyOnWriteArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/users/" + user + "/events"))
                .header("Last-Event-ID", "0")
                .header("Authorization", "Bearer " + token("agent"))
                .build();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            Thread reader = Thread.ofVirtual()
                    .start(() -> lines.filter(line -> line.startsWith("id:"))
                            .map(line -> line.substring(3).strip())
                            .forEach(ids::add));
            await().atMost(SOON).untilAsserted(() -> assertThat(ids).containsExactly("1"));
            publish(mail("int_live2_" + ana, ana));
            await().atMost(SOON).untilAsserted(() -> assertThat(ids).containsExactly("1", "2"));
            publish(mail("int_live3_" + ana, ana));
            await().atMost(SOON).untilAsserted(() -> assertThat(ids).containsExactly("1", "2", "3"));
            client.shutdownNow();
            reader.join();
        }
    }

    @Test
    void a_row_that_a_dying_replica_left_unwritten_is_mended_from_the_stream() {
        publish(mail("int_row_" + ana, ana));
        JsonPath context = userOf(ana, 1);
        String caseId = context.getString("cases[0].id");
        database.getCollection("cases").deleteOne(new Document("_id", caseId));
        publisher.publishAll(
                EventType.CONTEXT_COMMITTED,
                List.of(new ContextCommitted(
                        context.getString("userId"),
                        1,
                        List.of("int_row_" + ana),
                        Instant.now(),
                        List.of(new ContextCaseFact.TagsChanged(caseId, List.of("vpn"), List.of(), "marta")))));

        await().atMost(SOON)
                .untilAsserted(() ->
                        as("agent").get("/api/v1/cases/{id}", caseId).then().statusCode(200));
    }

    @Test
    void health_names_every_consumer_and_metrics_carry_lag() {
        await().atMost(SOON)
                .untilAsserted(() -> Management.get("/q/health/well")
                        .then()
                        .statusCode(200)
                        .body("checks.name", hasItem("Event consumers")));
        String metrics = Management.get("/q/metrics").asString();
        assertThat(metrics)
                .contains("hilo_events_handled_total")
                .contains("hilo_fold_commits_total")
                .contains("kafka_consumer_fetch_manager_records_lag")
                .contains("hilo_events_dead_lettered_total");
    }

    // --- plumbing

    private static io.restassured.response.Response askForKeys(String token, List<Map<String, String>> wanted) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("keys", wanted))
                .post("/api/v1/keys");
    }

    /** The first commit of a user, as Debezium passes it on. */
    private ContextCommitted published(String user) {
        Document commit = Objects.requireNonNull(database.getCollection("context_log")
                .find(new Document("user", user))
                .first());
        return ContractJson.read(commit.getString("payload").getBytes(StandardCharsets.UTF_8), ContextCommitted.class);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(token(role));
    }

    private static String token(String role) {
        return TOKENS.computeIfAbsent(
                role,
                r -> given().formParam("role", r)
                        .formParam("name", "Marta")
                        .formParam("email", "marta@hilo.local")
                        .post(ConfigProvider.getConfig().getValue("hilo.identity.issuer", String.class) + "/token")
                        .jsonPath()
                        .getString("access_token"));
    }

    /** What one of our own services gets with its secret. */
    private static String clientToken(String client, String secretOf) {
        Config config = ConfigProvider.getConfig();
        return given().auth()
                .preemptive()
                .basic(client, config.getValue(secretOf, String.class))
                .formParam("grant_type", "client_credentials")
                .post(config.getValue("hilo.identity.issuer", String.class) + "/token")
                .jsonPath()
                .getString("access_token");
    }

    private void publish(Interaction... interactions) {
        publisher.publishAll(EventType.INTERACTION_RECEIVED, List.of(interactions));
    }

    /** The context of an address's owner once it has as many interactions. */
    private JsonPath userOf(String address, int interactions) {
        return await().atMost(SOON)
                .until(
                        () -> as("agent")
                                .get("/api/v1/users?identity={i}", address)
                                .then()
                                .extract()
                                .jsonPath(),
                        path -> path.get("cases") != null
                                && path.getList("cases.interactions", Integer.class).stream()
                                                .mapToInt(Integer::intValue)
                                                .sum()
                                        >= interactions);
    }

    private static JsonPath timeline(String user, String cursor, int limit) {
        var request = as("agent").queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/users/{id}/timeline", user)
                .jsonPath();
    }

    private static List<String> interactions(JsonPath page) {
        return page.getList("items.interactionId", String.class).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static io.restassured.response.Response post(String path, Map<String, String> body, String key) {
        return as("agent")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    private static double deadLetters() {
        return Management.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("hilo_events_dead_lettered_total")
                        && line.contains("topic=\"hilo.interactions\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private List<String> deadLetterReasons(String key) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        List<String> reasons = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("hilo.interactions.dead-letter").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            await().atMost(SOON).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(300))) {
                    if (key.equals(record.key())) {
                        reasons.add(new String(
                                record.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8));
                    }
                }
                return !reasons.isEmpty();
            });
        }
        return reasons;
    }

    private static Interaction mail(String id, String from) {
        return sample("email-with-image", id, "mailto:ana@corp.com", from);
    }

    private static Interaction chat(String id, String claim) {
        return sample("chat-with-verified-claim", id, "mailto:ana@corp.com", claim);
    }

    /** A golden sample with another id and another person, so that tests do not meet. */
    private static Interaction sample(String name, String id, String person, String other) {
        try (InputStream in = CaseServiceIT.class.getResourceAsStream(
                "/dev/hilo/contracts/samples/hilo.interaction.received.v1/" + name + ".json")) {
            String unique = Integer.toHexString(other.hashCode());
            String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\"id\": \"int_[0-9a-f]+\"", "\"id\": \"" + id + "\"")
                    .replace(person, other)
                    .replace("7f3c9a", unique);
            return ContractJson.read(json.getBytes(StandardCharsets.UTF_8), Interaction.class);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
