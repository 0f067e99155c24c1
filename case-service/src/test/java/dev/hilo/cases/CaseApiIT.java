package dev.hilo.cases;

import static dev.hilo.cases.CaseApi.SOON;
import static dev.hilo.cases.CaseApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.desk.app.PassTime;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent's day at the case API, from outside. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class CaseApiIT {

    private static final String CASES = "/api/v1/cases/";

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @Inject
    PassTime time;

    @Inject
    PassTime.WaitingCases waiting;

    @Inject
    Committer committer;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @BeforeEach
    void the_stream_flows() {
        LogRelay.ensure(database, bootstrapServers);
    }

    // --- work

    @Test
    void a_case_shows_everything_and_what_may_be_wished_for() {
        String one = aCase();

        marta().get(CASES + one)
                .then()
                .statusCode(200)
                .body("status", equalTo("new"))
                .body("allowed", hasItem("open"))
                .body("allowed", not(hasItem("confirm")))
                .body("priority", equalTo(4))
                .body("tags", empty())
                .body("links.children", equalTo(CASES + one + "/children"))
                .body("parent", nullValue());
    }

    @Test
    void an_answer_opens_the_case_and_a_note_is_for_the_desk() {
        String one = aCase();

        post(one, "messages", Map.of("text", "¿Desde cuándo?"))
                .body("status", equalTo("open"))
                .body("firstResponseAt", notNullValue())
                .body("agentId", nullValue());
        post(one, "notes", Map.of("text", "Llama su jefa")).body("status", equalTo("open"));
        post(one, "assign", Map.of()).body("agentId", equalTo("agent-marta"));
        post(one, "queue", Map.of("queue", "network", "reason", "wrong-team", "note", "Es de redes"))
                .body("queue", equalTo("network"))
                .body("agentId", nullValue());
    }

    @Test
    void a_case_waits_comes_back_by_itself_and_is_refused_what_its_status_does_not_allow() {
        String one = aCase();
        String until = Instant.now().plus(1, ChronoUnit.SECONDS).toString();

        post(one, "hold", Map.of("until", until)).statusCode(400).body("field", equalTo("reason"));
        post(one, "hold", Map.of("until", "2020-01-01T00:00:00Z", "reason", "supplier"))
                .statusCode(400)
                .body("field", equalTo("until"));
        post(one, "hold", Map.of("until", until, "reason", "supplier", "note", "Pedido 7"))
                .body("status", equalTo("on-hold"))
                .body("until", equalTo(until));
        await().atMost(SOON).untilAsserted(() -> {
            time.openDue();
            marta().get(CASES + one).then().body("status", equalTo("open")).body("until", nullValue());
        });
        post(one, "pending", Map.of()).body("status", equalTo("pending-user"));
        post(one, "open", Map.of()).body("status", equalTo("open"));
        post(one, "confirm", Map.of())
                .statusCode(409)
                .body("wish", equalTo("confirm"))
                .body("status_of_case", equalTo("open"))
                .body("allowed", hasItem("resolve"));
        post(one, "cancel", Map.of()).statusCode(400).body("field", equalTo("reason"));
        post(one, "cancel", Map.of("reason", "duplicate"))
                .body("status", equalTo("cancelled"))
                .body("closedAt", notNullValue())
                .body("allowed", contains("note", "change", "move"));
    }

    @Test
    void a_reason_has_eighty_characters_at_most_and_the_refusal_says_so() {
        post(aCase(), "pending", Map.of("reason", "x".repeat(81)))
                .statusCode(400)
                .body("field", equalTo("reason"))
                .body("detail", containsString("80"));
    }

    @Test
    void a_resolution_is_rejected_confirmed_and_rated() {
        String one = aCase();
        resolve(one);

        post(one, "reject", Map.of("note", "Sigue sin ir"))
                .body("status", equalTo("reopened"))
                .body("reopened", equalTo(1));
        resolve(one);
        post(one, "reopen", Map.of()).statusCode(400).body("field", equalTo("reason"));
        post(one, "reopen", Map.of("reason", "Me equivoqué de caso")).body("status", equalTo("reopened"));
        resolve(one);
        post(one, "confirm", Map.of()).body("status", equalTo("closed"));
        post(one, "feedback", Map.of("score", 4)).statusCode(403);
        RequestSpecification channel = as("channel", "email");
        channel.body(Map.of("score", 6))
                .post(CASES + one + "/feedback")
                .then()
                .statusCode(400)
                .body("field", equalTo("score"));
        as("channel", "email")
                .body(Map.of("score", 4, "comment", "Rápidos"))
                .post(CASES + one + "/feedback")
                .then()
                .statusCode(200)
                .body("score", equalTo(4));
    }

    @Test
    void silence_closes_what_was_resolved_long_ago_once() {
        String one = aCase();
        resolve(one);
        assertThat(time.closeSilent()).isZero();

        PassTime later = new PassTime(
                waiting, committer, Duration.ofDays(3), Clock.offset(Clock.systemUTC(), Duration.ofDays(4)));
        assertThat(later.closeSilent()).isPositive();
        marta().get(CASES + one).then().body("status", equalTo("closed"));
        assertThat(later.closeSilent()).isZero();
    }

    // --- changes

    @Test
    void a_patch_changes_what_it_names_against_the_state_it_was_read_from() {
        String one = aCase();
        String tag = marta().get(CASES + one).header("ETag");

        marta().body(Map.of("subject", "VPN caída")).patch(CASES + one).then().statusCode(428);
        ValidatableResponse patched = patch(
                        one,
                        tag,
                        Map.of(
                                "subject",
                                "VPN caída",
                                "service",
                                "vpn",
                                "category",
                                "access",
                                "impact",
                                1,
                                "urgency",
                                1))
                .statusCode(200)
                .body("subject", equalTo("VPN caída"))
                .body("service", equalTo("vpn"))
                .body("priority", equalTo(1));
        patch(one, tag, Map.of("subject", "otra")).statusCode(412);
        String now = patched.extract().header("ETag");
        Map<String, Object> less = new HashMap<>();
        less.put("category", null);
        less.put("priority", 2);
        patch(one, now, less).statusCode(400).body("field", equalTo("priorityReason"));
        less.put("priorityReason", "no-rush");
        now = patch(one, now, less)
                .statusCode(200)
                .body("category", nullValue())
                .body("priority", equalTo(2))
                .body("priorityReason", equalTo("no-rush"))
                .extract()
                .header("ETag");
        patch(one, now, Map.of("status", "closed")).statusCode(400).body("field", equalTo("status"));
        patch(one, now, Map.of("impact", "1")).statusCode(400).body("field", equalTo("impact"));
        patch(one, now, Map.of("major", true)).statusCode(403);
        as("supervisor", "Sol")
                .header("If-Match", now)
                .contentType("application/merge-patch+json")
                .body(Map.of("major", true, "majorReason", "whole-site"))
                .patch(CASES + one)
                .then()
                .statusCode(200)
                .body("major", equalTo(true));
    }

    @Test
    void a_body_that_is_no_patch_is_told_where_it_breaks_off() {
        String one = aCase();
        marta().header("If-Match", "*")
                .body("{\"subject\": ")
                .patch(CASES + one)
                .then()
                .statusCode(400)
                .body("type", endsWith("malformed-body"))
                .body("line", equalTo(1));
        marta().header("If-Match", "*").body("[]").patch(CASES + one).then().statusCode(400);
    }

    @Test
    void the_parts_of_a_case_are_listed_and_resolved_with_it() {
        String whole = aCase();
        String part = aCase();
        String partOfPart = aCase();
        patch(part, "*", Map.of("parent", whole)).statusCode(200).body("parent", equalTo(whole));
        patch(partOfPart, "*", Map.of("parent", part)).statusCode(200);
        patch(whole, "*", Map.of("parent", partOfPart)).statusCode(400).body("field", equalTo("parent"));
        patch(whole, "*", Map.of("parent", "HILO-0")).statusCode(400).body("field", equalTo("parent"));
        marta().get(CASES + whole + "/children").then().statusCode(200).body("items.id", contains(part));

        post(whole, "resolve", Map.of("cause", "outage", "resolution", "Restablecida", "cascade", true))
                .statusCode(200);

        for (String below : List.of(part, partOfPart)) {
            await().atMost(SOON)
                    .untilAsserted(() -> marta().get(CASES + below)
                            .then()
                            .body("status", equalTo("resolved"))
                            .body("cause", equalTo("outage"))
                            .body("resolution", equalTo("Restablecida")));
        }
    }

    @Test
    void tags_watchers_and_relations_are_put_and_taken_away() {
        String one = aCase();
        String other = aCase();

        marta().put(CASES + one + "/tags/{t}", "Ala Norte")
                .then()
                .statusCode(200)
                .body("tags", contains("ala-norte"));
        marta().put(CASES + one + "/tags/{t}", "a,b").then().statusCode(400).body("field", equalTo("tag"));
        marta().delete(CASES + one + "/tags/ala-norte").then().statusCode(200).body("tags", empty());
        marta().put(CASES + one + "/watchers/agent-luis")
                .then()
                .statusCode(200)
                .body("watchers", contains("agent-luis"));
        marta().delete(CASES + one + "/watchers/agent-luis").then().body("watchers", empty());
        marta().put(CASES + one + "/related/" + other)
                .then()
                .statusCode(200)
                .body("related[0].id", equalTo(other))
                .body("related[0].relation", equalTo("related"));
        marta().get(CASES + other).then().body("related.id", contains(one));
        marta().delete(CASES + other + "/related/" + one).then().statusCode(200).body("related", empty());
        marta().get(CASES + one).then().body("related", empty());
        marta().put(CASES + one + "/related/HILO-0").then().statusCode(404);
    }

    // --- timeline

    @Test
    void the_timeline_of_a_case_has_its_own_lines_only_and_pages_back_to_its_opening() {
        String address = "mailto:two-" + UUID.randomUUID() + "@corp.com";
        JsonPath user = marta().get(
                        "/api/v1/users/{u}/context", openFor(address, "Primero").getString("userId"))
                .jsonPath();
        String first = user.getString("cases[0].id");
        String second = openFor(address, "Segundo").getString("id");
        for (int i = 0; i < 6; i++) {
            post(first, "notes", Map.of("text", "uno " + i)).statusCode(200);
            post(second, "notes", Map.of("text", "dos " + i)).statusCode(200);
        }
        post(first, "queue", Map.of("queue", "network", "reason", "wrong-team")).statusCode(200);

        List<String> lines = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = marta().queryParam("limit", 3);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(CASES + first + "/timeline")
                    .jsonPath();
            assertThat(page.getList("items.caseId", String.class)).containsOnly(first);
            lines.addAll(0, page.getList("items.text", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(lines)
                .filteredOn(Objects::nonNull)
                .containsExactly("uno 0", "uno 1", "uno 2", "uno 3", "uno 4", "uno 5");
        marta().get(CASES + first + "/timeline")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("case-opened"))
                .body("items[-1].kind", equalTo("case-queued"))
                .body("items[-1].reason", equalTo("wrong-team"))
                .body("items[-1].details.queue", equalTo("network"))
                .body("next", nullValue());
        String other = aCase();
        post(other, "notes", Map.of("text", "tres")).statusCode(200);
        String foreign =
                marta().get(CASES + other + "/timeline?limit=1").jsonPath().getString("next");
        assertThat(foreign).isNotNull();
        marta().queryParam("cursor", foreign)
                .get(CASES + first + "/timeline")
                .then()
                .statusCode(400)
                .body("field", equalTo("cursor"));
    }

    private static JsonPath openFor(String address, String subject) {
        return open(UUID.randomUUID().toString(), Map.of("identity", address, "subject", subject))
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    // --- opening

    @Test
    void an_agent_opens_a_case_for_somebody_who_was_never_heard_of_and_again_for_the_same() {
        String identity = "mailto:NEW-" + UUID.randomUUID() + "@Corp.com";
        Map<String, Object> wanted = Map.of(
                "identity", identity,
                "name", "Nuria",
                "subject", "Portátil nuevo",
                "text", "Empieza el lunes",
                "channel", "voice",
                "priority", 1,
                "priorityReason", "board");
        String key = UUID.randomUUID().toString();

        JsonPath opened = open(key, wanted).statusCode(201).extract().jsonPath();
        String id = opened.getString("id");
        open(key, wanted)
                .statusCode(201)
                .header("Location", endsWith(CASES + id))
                .body("id", equalTo(id));
        marta().get(CASES + id)
                .then()
                .body("subject", equalTo("Portátil nuevo"))
                .body("channel", equalTo("voice"))
                .body("status", equalTo("new"))
                .body("priority", equalTo(1))
                .body("priorityReason", equalTo("board"));
        JsonPath user = marta().get("/api/v1/users?identity={i}", identity).jsonPath();
        assertThat(user.getString("userId")).isEqualTo(opened.getString("userId"));
        assertThat(user.getString("displayName")).isEqualTo("Nuria");
        assertThat(user.getList("cases")).hasSize(1);

        open(UUID.randomUUID().toString(), Map.of("userId", user.getString("userId"), "subject", "Y un ratón"))
                .statusCode(201);
        assertThat(marta().get("/api/v1/users?identity={i}", identity)
                        .jsonPath()
                        .getList("cases"))
                .hasSize(2);
    }

    @Test
    void a_case_is_opened_for_one_person_about_something() {
        open("k1", Map.of("subject", "x")).statusCode(400).body("field", equalTo("userId"));
        open("k2", Map.of("userId", "u", "identity", "mailto:a@b.c", "subject", "x"))
                .statusCode(400);
        open("k3", Map.of("identity", "mailto:a@b.c")).statusCode(400).body("field", equalTo("subject"));
        open("k4", Map.of("identity", "nobody", "subject", "x")).statusCode(400).body("field", equalTo("identity"));
        open("k5", Map.of("userId", "nobody", "subject", "x")).statusCode(404);
        open("k6", Map.of("identity", "mailto:a@b.c", "subject", "x", "impact", 7))
                .statusCode(400)
                .body("field", equalTo("impact"));
    }

    @Test
    void a_users_own_words_settle_a_resolution() {
        String address = "mailto:own-" + UUID.randomUUID() + "@corp.com";
        CaseApi.write(publisher, address, "No puedo imprimir");
        String one = await().atMost(SOON)
                .until(
                        () -> marta().get("/api/v1/users?identity={i}", address)
                                .jsonPath()
                                .getString("cases[0].id"),
                        id -> id != null);
        resolve(one);
        CaseApi.write(publisher, address, "Re: No puedo imprimir", "¡Gracias, ya funciona!");

        await().atMost(SOON).untilAsserted(() -> marta().get(CASES + one).then().body("status", equalTo("closed")));
    }

    // --- plumbing

    private static RequestSpecification marta() {
        return as("agent", "Marta");
    }

    private String aCase() {
        return CaseApi.openCase(publisher).getString("cases[0].id");
    }

    private static ValidatableResponse post(String caseId, String wish, Map<String, ?> body) {
        return marta().body(body).post(CASES + caseId + "/" + wish).then();
    }

    private static void resolve(String caseId) {
        post(caseId, "resolve", Map.of("cause", "configuration", "resolution", "Perfil renovado"))
                .statusCode(200)
                .body("status", equalTo("resolved"));
    }

    private static ValidatableResponse patch(String caseId, String tag, Map<String, ?> body) {
        return marta().header("If-Match", tag).body(body).patch(CASES + caseId).then();
    }

    private static ValidatableResponse open(String key, Map<String, ?> body) {
        return marta().header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/cases")
                .then();
    }
}
