package dev.hilo.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Samples;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.bson.Document;
import org.jboss.logmanager.ExtHandler;
import org.junit.jupiter.api.Test;

/** What every door of the case API keeps, seen from outside. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class RestPlumbingIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @TestHTTPResource
    URI service;

    private final String ana = "mailto:ana-" + UUID.randomUUID() + "@corp.com";
    private final String key = UUID.randomUUID().toString();

    // --- Done, and not to be answered

    @Test
    void what_was_committed_and_cannot_be_answered_is_done_and_not_done_again() {
        String user = "user-" + key;

        post("/test/lost-answer?user=" + user, Map.of(), key)
                .then()
                .statusCode(202)
                .contentType(ContentType.JSON)
                .header("Cache-Control", containsString("no-store"))
                .header("Retry-After", nullValue())
                .body("done", equalTo(true))
                .body("detail", containsString("Read it in a while"));

        post("/test/lost-answer?user=" + user, Map.of(), key).then().statusCode(200);
        assertThat(database.getCollection("context_log").countDocuments(new Document("user", user)))
                .isEqualTo(1);
    }

    @Test
    void what_failed_before_anything_was_committed_is_an_error() {
        post("/test/lost-answer", Map.of(), key).then().statusCode(500).contentType("application/problem+json");
    }

    // --- Idempotency-Key

    @Test
    void the_same_request_with_the_same_key_is_answered_with_the_first_answer_word_for_word() {
        String messages = "/api/v1/cases/" + aCase() + "/messages";
        Response first = post(messages, Map.of("text", "hola"), key);
        Response again = post(messages, Map.of("text", "hola"), "\"" + key + "\"");

        first.then().statusCode(200).header("Idempotency-Replayed", nullValue());
        again.then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .header("ETag", first.header("ETag"))
                .contentType(ContentType.JSON);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_key_belongs_to_one_request_of_one_person() {
        String one = aCase();
        post("/api/v1/cases/" + one + "/messages", Map.of("text", "hola"), key)
                .then()
                .statusCode(200);

        post("/api/v1/cases/" + one + "/messages", Map.of("text", "adiós"), key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://hilo.dev/problems/idempotency-key-reused"));
        post("/api/v1/cases/" + one + "/assign", Map.of(), key).then().statusCode(422);
        People.as("agent", "Luis")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("text", "adiós"))
                .post("/api/v1/cases/" + one + "/messages")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void a_decision_is_repeated_and_what_came_before_any_decision_is_not() {
        String one = aCase();
        Map<String, String> done = Map.of("cause", "configuration", "resolution", "Listo");
        post("/api/v1/cases/" + one + "/resolve", done, UUID.randomUUID().toString())
                .then()
                .statusCode(200);
        post("/api/v1/cases/" + one + "/resolve", done, key).then().statusCode(409);
        post("/api/v1/cases/" + one + "/resolve", done, key)
                .then()
                .statusCode(409)
                .header("Idempotency-Replayed", "true")
                .contentType("application/problem+json")
                .body("type", equalTo("https://hilo.dev/problems/case-status"))
                .body("allowed", hasItem("message"));

        String other = UUID.randomUUID().toString();
        post("/api/v1/cases/" + one + "/messages", Map.of(), other).then().statusCode(400);
        post("/api/v1/cases/" + one + "/messages", Map.of("text", "ya"), other)
                .then()
                .statusCode(200);
        post("/api/v1/cases/" + one + "/messages", Map.of("text", "ya"), "ñ".repeat(300))
                .then()
                .statusCode(400)
                .body("field", equalTo("Idempotency-Key"));
    }

    @Test
    void many_at_once_with_one_key_are_done_once_and_the_others_wait_or_see_the_answer() throws Exception {
        String messages = "/api/v1/cases/" + aCase() + "/messages";
        List<Thread> all = new ArrayList<>();
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(Thread.ofVirtual()
                    .start(() -> statuses.add(
                            post(messages, Map.of("text", "una vez"), key).statusCode())));
        }
        for (Thread thread : all) {
            thread.join();
        }

        assertThat(statuses).hasSize(8).contains(200).allMatch(status -> status == 200 || status == 409);
        assertThat(timeline()).filteredOn("agent-message"::equals).hasSize(1);
    }

    // --- ETag, If-Match

    @Test
    void a_case_has_a_tag_that_saves_reading_it_again_and_keeps_a_stale_write_out() {
        String one = "/api/v1/cases/" + aCase();
        String tag = marta().get(one)
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("\"\\d+\""))
                .extract()
                .header("ETag");
        marta().header("If-None-Match", tag).get(one).then().statusCode(304).body(equalTo(""));

        Response assigned = marta().header("If-Match", tag)
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(one + "/assign");
        assigned.then().statusCode(200).body("status", equalTo("open"));
        marta().header("If-None-Match", tag).get(one).then().statusCode(200);

        marta().header("If-Match", tag)
                .contentType(ContentType.JSON)
                .body(Map.of("text", "hola"))
                .post(one + "/messages")
                .then()
                .statusCode(412)
                .header("ETag", assigned.header("ETag"))
                .body("type", equalTo("https://hilo.dev/problems/precondition-failed"))
                .body("etag", equalTo(assigned.header("ETag")));
        assertThat(timeline()).doesNotContain("agent-message");
    }

    // --- Problems

    @Test
    void every_refusal_is_a_problem_with_a_stable_type() {
        problem(given().get("/api/v1/cases"), 401, "unauthenticated");
        problem(given().auth().oauth2("forged").get("/api/v1/cases"), 401, "unauthenticated");
        problem(People.as("user", "Ana").get("/api/v1/cases"), 403, "forbidden");
        problem(marta().get("/api/v1/nowhere"), 404, "not-found");
        problem(marta().get("/nowhere"), 404, "not-found");
        problem(marta().get("/api/v1/cases/HILO-0"), 404, "not-found");
        problem(marta().delete("/api/v1/cases"), 405, "method-not-allowed");
        problem(marta().accept("text/csv").get("/api/v1/cases"), 406, "not-acceptable");
        problem(
                marta().contentType("text/csv").body("a;b").post("/api/v1/cases/HILO-1/messages"),
                415,
                "unsupported-media-type");
        problem(marta().get("/api/v1/cases?limit=many"), 400, "invalid-request");
        problem(marta().get("/api/v1/cases?limit=0"), 400, "invalid-request");
    }

    @Test
    void a_body_that_cannot_be_read_is_told_where_and_why() {
        problem(json("{\"text\": ").post("/api/v1/cases/HILO-1/messages"), 400, "malformed-body")
                .then()
                .body("line", equalTo(1))
                .body("column", equalTo(10));
        problem(json("{\"text\": {\"no\": 1}}").post("/api/v1/cases/HILO-1/messages"), 400, "invalid-request")
                .then()
                .body("field", equalTo("text"));
        problem(json("[1]").post("/api/v1/cases/HILO-1/messages"), 400, "malformed-body");
    }

    @Test
    void a_problem_speaks_spanish_unless_english_is_asked_for() {
        marta().get("/api/v1/cases/HILO-0")
                .then()
                .header("Content-Language", "es")
                .body("title", equalTo("No encontrado"))
                .body("detail", equalTo("No existe el caso HILO-0, o no puede verlo."));
        marta().header("Accept-Language", "en-GB, es;q=0.5")
                .get("/api/v1/cases/HILO-0")
                .then()
                .header("Content-Language", "en")
                .body("title", equalTo("Not found"))
                .body("detail", equalTo("There is no case HILO-0, or you may not see it."));
    }

    @Test
    void a_body_that_is_too_large_is_refused_with_the_limit_whether_it_announces_its_size_or_not() throws Exception {
        byte[] tooMuch = " ".repeat(25 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(tooMuch),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch)))) {
            HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/cases/HILO-1/messages"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Authorization", "Bearer " + People.token("agent", "Marta", "marta@hilo.local"))
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.body()).contains("problems/body-too-large", "\"limit\":26214400");
            }
        }
    }

    // --- Audit

    @Test
    void who_read_or_changed_what_is_taken_down_without_a_word_of_it() {
        String one = aCase();
        String user = userOf(one);
        String secret = "secreto-" + key;
        post("/api/v1/cases/" + one + "/messages", Map.of("text", secret), key)
                .then()
                .statusCode(200);
        JsonPath atOnce = boss().get("/api/v1/audit?case={c}&limit=1", one).jsonPath();
        assertThat(atOnce.getMap("items[0]"))
                .containsEntry("method", "POST")
                .containsEntry("path", "/api/v1/cases/{caseId}/messages")
                .containsEntry("role", "agent")
                .containsEntry("actor", "agent-marta")
                .containsEntry("actorName", "Marta")
                .containsEntry("status", 200)
                .containsEntry("users", List.of(user))
                .containsEntry("cases", List.of(one));

        marta().get("/api/v1/users/{u}/timeline?cursor=x", user).then().statusCode(400);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(boss().get("/api/v1/audit?user={u}", user)
                                .jsonPath()
                                .<Map<String, Object>>getList("items"))
                        .anySatisfy(entry -> assertThat(entry)
                                .containsEntry("method", "GET")
                                .containsEntry("path", "/api/v1/users")
                                .containsEntry("status", 200))
                        .anySatisfy(entry -> assertThat(entry)
                                .containsEntry("path", "/api/v1/users/{userId}/timeline")
                                .containsEntry("status", 400)));
        assertThat(database.getCollection("audit").find().map(Document::toJson).into(new ArrayList<>()))
                .noneMatch(entry -> entry.contains(secret) || entry.contains(ana));
    }

    @Test
    void the_audit_is_for_those_who_answer_for_it_and_knows_who_looked() {
        problem(marta().get("/api/v1/audit"), 403, "forbidden");
        problem(boss().get("/api/v1/audit?from=yesterday"), 400, "invalid-request");
        Response first = boss().get("/api/v1/audit?limit=1");
        first.then().statusCode(200);

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(boss().get("/api/v1/audit?actor=supervisor-jefa")
                                .jsonPath()
                                .getList("items.path"))
                        .contains("/api/v1/audit"));
        String next = boss().get("/api/v1/audit?limit=1").jsonPath().getString("next");
        boss().get("/api/v1/audit?limit=1&cursor=" + next).then().statusCode(200);
    }

    @Test
    void what_somebody_may_not_do_is_taken_down_once_a_minute_whom_it_would_have_concerned_as_well() {
        String one = "HILO-" + UUID.randomUUID();
        String ben = "Ben" + key;
        String path = "/api/v1/cases/{c}";
        for (int i = 0; i < 20; i++) {
            problem(People.as("user", ben).get(path, one), 403, "forbidden");
        }
        RequestSpecification writing =
                People.as("user", ben).contentType(ContentType.JSON).body(Map.of("text", "hola"));
        problem(writing.post(path + "/messages", one), 403, "forbidden");
        problem(People.as("user", ben).get("/api/v1/cases"), 403, "forbidden");
        problem(People.as("agent", "Luis").get("/api/v1/agents/agent-{n}/events", key), 403, "forbidden");

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(boss().get("/api/v1/audit?status=403&case={c}", one)
                            .jsonPath()
                            .<Map<String, Object>>getList("items"))
                    .allSatisfy(entry -> assertThat(entry)
                            .containsEntry("role", "user")
                            .containsEntry("outcome", "denied")
                            .containsEntry("cases", List.of(one))
                            .doesNotContainKey("actorName"))
                    .extracting(entry -> entry.get("method") + " " + entry.get("path"))
                    .contains("GET /api/v1/cases/{caseId}", "POST /api/v1/cases/{caseId}/messages")
                    // The clock may turn a minute meanwhile.
                    .hasSizeBetween(2, 4);
            assertThat(boss().get("/api/v1/audit?status=403").jsonPath().getList("items.path"))
                    .contains("/api/v1/cases", "/api/v1/agents/{agentId}/events");
        });
    }

    @Test
    void who_has_not_signed_in_is_counted() {
        double without = denied("/api/v1/services");
        double forged = denied("unknown");
        problem(given().get("/api/v1/services"), 401, "unauthenticated");
        problem(given().auth().oauth2("forged").get("/api/v1/services"), 401, "unauthenticated");

        assertThat(denied("/api/v1/services")).isEqualTo(without + 1);
        assertThat(denied("unknown")).isEqualTo(forged + 1);
        assertThat(database.getCollection("audit").countDocuments(new Document("status", 401)))
                .isZero();
    }

    private static double denied(String path) {
        return CaseApi.metric("hilo_http_denied_total{", "path=\"" + path + "\",status=\"401\"");
    }

    // --- Me

    @Test
    void people_see_themselves_by_a_verified_address_and_nobody_else() {
        String one = aCase();
        String address = ana.substring("mailto:".length());
        post("/api/v1/cases/" + one + "/messages", Map.of("text", "hola"), key);

        RequestSpecification self = People.as("user", "Ana", address);
        self.get("/api/v1/me/context").then().statusCode(200).body("cases.id", equalTo(List.of(one)));
        self.get("/api/v1/me/cases").then().statusCode(200).body("items.id", equalTo(List.of(one)));
        People.as("user", "Ana", address)
                .get("/api/v1/me/cases?status=resolved")
                .then()
                .body("items", equalTo(List.of()));
        self.get("/api/v1/me/timeline")
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        equalTo(List.of("interaction", "case-opened", "agent-message", "case-status-changed")));
        problem(self.get("/api/v1/cases/" + one), 403, "forbidden");

        RequestSpecification stranger = People.as("user", "Eva", "eva-" + key + "@corp.com");
        problem(stranger.get("/api/v1/me/context"), 404, "not-found");
        stranger.get("/api/v1/me/cases").then().statusCode(200).body("items", equalTo(List.of()));
        problem(marta().get("/api/v1/me/context"), 403, "forbidden");
    }

    // --- Pages and fields

    @Test
    void a_page_links_to_the_next_and_shows_the_fields_that_are_asked_for() {
        String user = userOf(aCase());
        publishMail(ana + ".other");
        aCaseOf(ana + ".other");

        Response page = marta().get("/api/v1/cases?limit=1&fields=id,status&status=new");
        String next = page.jsonPath().getString("next");
        page.then()
                .statusCode(200)
                .header("Link", allOf(containsString("cursor=" + next), containsString("; rel=\"next\"")));
        assertThat(page.jsonPath().getMap("items[0]")).containsOnlyKeys("id", "status");

        String link = page.header("Link").replaceAll("^<(.*)>.*$", "$1");
        Response following = marta().urlEncodingEnabled(false).get(link);
        assertThat(following.jsonPath().getMap("items[0]")).containsOnlyKeys("id", "status");
        assertThat(following.jsonPath().getString("items[0].id"))
                .isNotEqualTo(page.jsonPath().getString("items[0].id"));
        assertThat(marta().get("/api/v1/users/{u}/context?fields=userId", user)
                        .jsonPath()
                        .getMap(""))
                .containsOnlyKeys("userId");
    }

    @Test
    void an_unknown_field_and_a_foreign_cursor_are_refused() {
        problem(marta().get("/api/v1/cases?fields=id,secret"), 400, "invalid-request")
                .then()
                .body("field", equalTo("fields"))
                .body("detail", containsString("id,userId,version,"));
        String user = userOf(aCase());
        String foreign = marta().get("/api/v1/users/{u}/timeline?limit=1", user)
                .jsonPath()
                .getString("next");
        problem(marta().get("/api/v1/cases?cursor=" + foreign), 400, "invalid-request")
                .then()
                .body("field", equalTo("cursor"));
    }

    // --- plumbing

    // --- Who sits here next

    @Test
    void what_is_personal_is_kept_by_no_browser_and_no_proxy() {
        for (String path : List.of("/api/v1/cases", "/api/v1/cases/" + aCase(), "/api/v1/cases/HILO-0")) {
            People.as("agent", "Marta").get(path).then().header("Cache-Control", "private, no-store");
        }
    }

    // --- The log

    @Test
    void what_a_stranger_sent_begins_no_line_of_the_log() {
        LogRecord forged = new LogRecord(Level.WARNING, "/x\n2026-11-30 12:00:00 ERROR forged\u001b[31m");

        assertThat(handlers(LogManager.getLogManager().getLogger("")))
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(handler.getFormatter().format(forged))
                        .contains("\n\t2026-11-30 12:00:00 ERROR forged\\u001b[31m"));
    }

    private static List<Handler> handlers(Logger logger) {
        return Stream.of(logger.getHandlers())
                .flatMap(handler -> handler instanceof ExtHandler several ? written(several) : Stream.of(handler))
                .filter(handler -> handler.getFormatter() != null)
                .toList();
    }

    private static Stream<Handler> written(ExtHandler handler) {
        return Stream.concat(Stream.of(handler), Stream.of(handler.getHandlers()));
    }

    private static RequestSpecification marta() {
        return People.as("agent", "Marta");
    }

    private static RequestSpecification boss() {
        return People.as("supervisor", "Jefa");
    }

    private static RequestSpecification json(String body) {
        return marta().contentType(ContentType.JSON).body(body);
    }

    private static Response post(String path, Map<String, String> body, String key) {
        return marta().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    private static Response problem(Response response, int status, String name) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://hilo.dev/problems/" + name))
                .body("status", equalTo(status))
                .body("title", matchesPattern(".{5,}"))
                .body("detail", matchesPattern("(?s).{5,}"));
        return response;
    }

    /** A new case of Ana's. */
    private String aCase() {
        publishMail(ana);
        return aCaseOf(ana);
    }

    private void publishMail(String from) {
        ObjectNode mail = ContractJson.mapper()
                .valueToTree(Samples.read("hilo.interaction.received.v1/email-with-image", Interaction.class));
        mail.put("id", "int_" + UUID.randomUUID());
        mail.withObject("/from").put("identity", from);
        mail.withObject("/conversation").put("id", "<" + UUID.randomUUID() + "@corp.com>");
        publisher.publishAll(
                EventType.INTERACTION_RECEIVED, List.of(ContractJson.mapper().convertValue(mail, Interaction.class)));
    }

    private static String aCaseOf(String address) {
        return context(address).getString("cases[0].id");
    }

    private static String userOf(String caseId) {
        return marta().get("/api/v1/cases/{c}", caseId).jsonPath().getString("userId");
    }

    private static JsonPath context(String address) {
        return await().atMost(SOON)
                .until(
                        () -> marta().get("/api/v1/users?identity={i}", address).jsonPath(),
                        path -> path.getString("cases[0].id") != null);
    }

    private List<String> timeline() {
        return marta().get("/api/v1/users/{u}/timeline", context(ana).getString("userId"))
                .jsonPath()
                .getList("items.kind", String.class);
    }
}
