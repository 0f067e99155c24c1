package dev.hilo.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.kit.test.ApiWalk;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Samples;
import dev.hilo.kit.test.TestTokens;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The service as a desk runs it whose agents see their queues only. */
@QuarkusTest
@TestProfile(AgentsByQueueIT.ByQueue.class)
@QuarkusTestResource(value = BrokerAndStore.class, restrictToAnnotatedClass = true)
class AgentsByQueueIT {

    public static final class ByQueue implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(TestTokens.settings());
            settings.put("mp.jwt.verify.issuer", "http://localhost:8090");
            settings.put("hilo.agents-by-queue", "true");
            return settings;
        }
    }

    @Inject
    EventPublisher publisher;

    @TestHTTPResource("/")
    URI service;

    private final String ana = "mailto:ana-" + UUID.randomUUID() + "@corp.com";

    @Test
    void an_agent_sees_and_works_on_the_cases_of_their_queues_only() {
        JsonPath context = newCase();
        String user = context.getString("userId");
        String id = context.getString("cases[0].id");

        assertThat(desk().get("/api/v1/cases/{c}", id).statusCode()).isEqualTo(200);
        assertThat(desk().get("/api/v1/cases?user=" + user).jsonPath().getList("items.id"))
                .containsExactly(id);
        for (RequestSpecification other : List.of(networks(), nobody())) {
            assertThat(other.get("/api/v1/cases/{c}", id).statusCode()).isEqualTo(404);
        }
        assertThat(networks().get("/api/v1/cases?user=" + user).jsonPath().getList("items"))
                .isEmpty();
        assertThat(networks()
                        .contentType(ContentType.JSON)
                        .body(Map.of("text", "hola"))
                        .post("/api/v1/cases/{c}/messages", id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(networks().get("/api/v1/users/{u}/context", user).jsonPath().getList("cases"))
                .isEmpty();
        assertThat(networks().get("/api/v1/users/{u}/timeline", user).jsonPath().getList("items"))
                .isEmpty();
        assertThat(desk().get("/api/v1/users/{u}/timeline", user).jsonPath().getList("items.kind"))
                .containsExactly("interaction", "case-opened");
    }

    @Test
    void a_file_is_there_for_those_who_see_a_case_that_names_it() {
        JsonPath context = newCase();
        String id = context.getString("cases[0].id");
        String file = desk().contentType("text/plain")
                .header("Content-Disposition", "attachment; filename=\"pasos.txt\"")
                .body("1. Cierra la VPN.".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/attachments")
                .jsonPath()
                .getString("id");
        assertThat(networks().get("/api/v1/attachments/{f}", file).statusCode()).isEqualTo(404);
        desk().contentType(ContentType.JSON)
                .body(Map.of("text", "Así se hace", "attachments", List.of(file)))
                .post("/api/v1/cases/{c}/notes", id)
                .then()
                .statusCode(200);

        assertThat(desk().get("/api/v1/attachments/{f}", file).statusCode()).isEqualTo(200);
        assertThat(as("eva", "agent", List.of("service-desk"))
                        .get("/api/v1/attachments/{f}", file)
                        .statusCode())
                .isEqualTo(200);
        assertThat(networks().get("/api/v1/attachments/{f}", file).statusCode()).isEqualTo(404);
        assertThat(as("boss", "supervisor", List.of())
                        .get("/api/v1/attachments/{f}", file)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_channel_reads_what_it_stored_and_what_it_delivers_and_no_other_channels_files() {
        JsonPath context = newCase();
        String id = context.getString("cases[0].id");
        String stored = "att_" + UUID.randomUUID().toString().replace("-", "");
        channel("email")
                .contentType("text/plain")
                .body("de José".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/attachments/{f}", stored)
                .then()
                .statusCode(200);
        String file = desk().contentType("text/plain")
                .body("1. Cierra la VPN.".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/attachments")
                .jsonPath()
                .getString("id");
        assertThat(channel("chat").get("/api/v1/attachments/{f}", file).statusCode())
                .isEqualTo(404);
        desk().contentType(ContentType.JSON)
                .body(Map.of("text", "Así se hace", "attachments", List.of(file)))
                .post("/api/v1/cases/{c}/messages", id)
                .then()
                .statusCode(200);

        assertThat(channel("email").get("/api/v1/attachments/{f}", stored).statusCode())
                .isEqualTo(200);
        assertThat(channel("chat").get("/api/v1/attachments/{f}", stored).statusCode())
                .isEqualTo(404);
        assertThat(channel("chat").get("/api/v1/attachments/{f}", file).statusCode())
                .as("the user is not known on the chat")
                .isEqualTo(404);
        await().atMost(CaseApi.SOON)
                .untilAsserted(() -> channel("email")
                        .get("/api/v1/attachments/{f}", file)
                        .then()
                        .statusCode(200));
        assertThat(as("channel-x", "channel", List.of())
                        .get("/api/v1/attachments/{f}", file)
                        .statusCode())
                .as("a channel whose token does not say which")
                .isEqualTo(403);
    }

    @Test
    void a_channel_confirms_rejects_and_rates_cases_in_which_it_takes_part_and_no_others() {
        String id = newCase().getString("cases[0].id");
        Map<String, ?> score = Map.of("score", 1, "comment", "pésimo");
        for (String step : List.of("confirm", "reject", "feedback")) {
            String path = "/api/v1/cases/" + id + "/" + step;
            for (RequestSpecification other : List.of(channel("chat"), channel("voice"))) {
                other.contentType(ContentType.JSON)
                        .body(step.equals("feedback") ? score : Map.of())
                        .post(path)
                        .then()
                        .statusCode(404)
                        .body(not(containsString("VPN")));
            }
            as("channel-x", "channel", List.of())
                    .contentType(ContentType.JSON)
                    .body(step.equals("feedback") ? score : Map.of())
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("claim", equalTo("channel"));
        }
        desk().contentType(ContentType.JSON)
                .body(Map.of("cause", "configuration", "resolution", "Ya tienes otro certificado."))
                .post("/api/v1/cases/{c}/resolve", id)
                .then()
                .statusCode(200);
        channel("email")
                .contentType(ContentType.JSON)
                .post("/api/v1/cases/{c}/confirm", id)
                .then()
                .statusCode(200);
        channel("email")
                .contentType(ContentType.JSON)
                .body(Map.of("score", 5))
                .post("/api/v1/cases/{c}/feedback", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_channel_acts_in_cases_of_users_who_are_known_on_it_wherever_they_began() {
        JsonPath context = newCase();
        String id = context.getString("cases[0].id");
        desk().contentType(ContentType.JSON)
                .body(Map.of("identity", "tel:+346" + String.format("%08d", Math.abs(id.hashCode() % 100000000))))
                .post("/api/v1/users/{u}/identities", context.getString("userId"))
                .then()
                .statusCode(200);
        desk().contentType(ContentType.JSON)
                .body(Map.of("cause", "configuration", "resolution", "Ya tienes otro certificado."))
                .post("/api/v1/cases/{c}/resolve", id)
                .then()
                .statusCode(200);

        as("gateway", "channel", List.of(), Map.of("channel", List.of("push", "voice")))
                .contentType(ContentType.JSON)
                .post("/api/v1/cases/{c}/reject", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_users_live_timeline_tells_what_the_timeline_shows() throws Exception {
        String user = newCase().getString("userId");

        assertThat(firstCommit(user, List.of("service-desk"))).contains("\"kind\":\"case-opened\"");
        assertThat(firstCommit(user, List.of("network")))
                .contains("\"entries\":[]")
                .doesNotContain("case-opened", "interaction", "HILO-");
    }

    private String firstCommit(String user, List<String> queues) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/users/" + user + "/events"))
                .header("Authorization", TestTokens.bearer("luis", "agent", Map.of("queues", queues)))
                .header("Last-Event-ID", "0")
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                Stream<String> lines =
                        http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            String data = lines.filter(line -> line.startsWith("data:") && line.contains("\"version\":1"))
                    .findFirst()
                    .orElseThrow();
            http.shutdownNow();
            return data;
        }
    }

    @Test
    void an_interaction_is_there_for_those_who_see_its_case() {
        JsonPath context = newCase();
        String user = context.getString("userId");
        String href = desk().get("/tmf-api/partyInteraction/v5/partyInteraction?relatedParty.id={u}", user)
                .jsonPath()
                .getString("[0].href");

        assertThat(desk().get(href).statusCode()).isEqualTo(200);
        assertThat(networks().get(href).statusCode()).isEqualTo(404);
    }

    @Test
    void what_an_agent_may_not_follow_is_taken_down_as_denied() {
        String queue = "vip-" + UUID.randomUUID();
        assertThat(networks().get("/api/v1/queues/{q}/events", queue).statusCode())
                .isEqualTo(403);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(as("boss", "supervisor", List.of())
                                .get("/api/v1/audit?status=403&actor=luis")
                                .jsonPath()
                                .<Map<String, Object>>getList("items"))
                        .anySatisfy(entry -> assertThat(entry)
                                .containsEntry("method", "GET")
                                .containsEntry("path", "/api/v1/queues/{queue}/events")
                                .containsEntry("outcome", "denied")));
    }

    @Test
    void no_operation_tells_an_agent_of_another_queue_a_word_of_a_case() throws Exception {
        JsonPath context = newCase();
        String caseId = context.getString("cases[0].id");
        String file = desk().contentType("text/plain")
                .header("Content-Disposition", "attachment; filename=\"pasos.txt\"")
                .body("1. Cierra la VPN.".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/attachments")
                .jsonPath()
                .getString("id");
        desk().contentType(ContentType.JSON)
                .body(Map.of("text", "Así se hace", "attachments", List.of(file)))
                .post("/api/v1/cases/{c}/messages", caseId)
                .then()
                .statusCode(200);
        String interaction = desk().get("/api/v1/cases/{c}/timeline", caseId)
                .jsonPath()
                .getString("items.find { it.interaction != null }.interaction.id");
        Map<String, String> asked = new HashMap<>(Map.of(
                "caseId",
                caseId,
                "userId",
                context.getString("userId"),
                "user",
                context.getString("userId"),
                "relatedParty.id",
                context.getString("userId"),
                "case",
                caseId,
                "q",
                "VPN",
                "queue",
                "service-desk",
                "agentId",
                "marta",
                "interactionId",
                interaction == null ? "int_unknown" : interaction,
                "webhookId",
                "whk_unknown"));
        asked.put("identity", ana);
        asked.put("/api/v1/attachments/{id} id", file);
        asked.put("id", "unknown");

        List<ApiWalk.Answer> others = ApiWalk.with(bearerOf("luis", "network"), asked);

        assertThat(others)
                .hasSizeGreaterThan(40)
                .allSatisfy(answer -> assertThat(answer.body())
                        .as(answer.asked())
                        .doesNotContain(
                                "No puedo entrar", "Desde esta mañana", "Así se hace", "Cierra la VPN", "pasos.txt"));
        assertThat(others)
                .filteredOn(answer ->
                        answer.operation().matches(".*/(\\{caseId}|\\{queue}|attachments/\\{id}|\\{agentId}).*"))
                .hasSizeGreaterThan(8)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.asked()).isIn(403, 404);
                    assertThat(answer.body()).as(answer.asked()).doesNotContain(context.getString("userId"), ana);
                });
        assertThat(ApiWalk.with(bearerOf("marta", "service-desk"), asked))
                .as("who sees the queue reads the words in many answers")
                .filteredOn(answer -> answer.body().contains("No puedo entrar"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void supervisors_and_administrators_see_all() {
        String id = newCase().getString("cases[0].id");

        for (String role : List.of("supervisor", "administrator")) {
            assertThat(as("boss", role, List.of()).get("/api/v1/cases/{c}", id).statusCode())
                    .isEqualTo(200);
        }
    }

    private JsonPath newCase() {
        ObjectNode mail = ContractJson.mapper()
                .valueToTree(Samples.read("hilo.interaction.received.v1/email-with-image", Interaction.class));
        mail.put("id", "int_" + UUID.randomUUID());
        mail.withObject("/from").put("identity", ana);
        mail.withObject("/conversation").put("id", "<" + UUID.randomUUID() + "@corp.com>");
        publisher.publishAll(
                EventType.INTERACTION_RECEIVED, List.of(ContractJson.mapper().convertValue(mail, Interaction.class)));
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> as("boss", "supervisor", List.of())
                                .get("/api/v1/users?identity={i}", ana)
                                .jsonPath(),
                        path -> path.getString("cases[0].id") != null);
    }

    private static RequestSpecification desk() {
        return as("marta", "agent", List.of("network", "service-desk"));
    }

    private static RequestSpecification networks() {
        return as("luis", "agent", List.of("network"));
    }

    private static RequestSpecification nobody() {
        return as("eva", "agent", List.of());
    }

    private static String bearerOf(String agent, String queue) {
        return TestTokens.bearer(agent, "agent", Map.of("queues", List.of(queue)));
    }

    private static RequestSpecification channel(String name) {
        return as(name, "channel", List.of(), Map.of("channel", name));
    }

    private static RequestSpecification as(String subject, String role, List<String> queues) {
        return as(subject, role, queues, Map.of());
    }

    private static RequestSpecification as(String subject, String role, List<String> queues, Map<String, ?> more) {
        Map<String, Object> claims = new HashMap<>(more);
        claims.put("queues", queues);
        return given().header("Authorization", TestTokens.bearer(subject, role, claims));
    }
}
