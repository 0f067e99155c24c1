package dev.hilo.cases.webhooks.adapter;

import static dev.hilo.cases.CaseApi.SOON;
import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.CaseApi.assign;
import static dev.hilo.cases.CaseApi.message;
import static dev.hilo.cases.CaseApi.metric;
import static dev.hilo.cases.CaseApi.openCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.Issuer;
import dev.hilo.cases.LogRelay;
import dev.hilo.cases.webhooks.adapter.Receiver.Request;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks of the running service, and somebody who receives. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(Impatience.class)
class WebhooksIT {

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    private final List<String> made = new ArrayList<>();
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        LogRelay.ensure(database, bootstrapServers);
        receiver = new Receiver();
        await().atMost(SOON).until(() -> Management.get("/q/health/well").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        made.forEach(id -> eva().header("If-Match", "*").delete("/api/v1/webhooks/{id}", id));
        receiver.close();
    }

    @Test
    void a_receiver_is_told_of_what_it_wants_opened_and_signed() {
        JsonPath webhook = webhook("case.opened", "message.sent", "interaction.recorded");
        String caseId = openCase(publisher).getString("cases[0].id");
        message(caseId, "¿Ha probado a reiniciar?");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(about(caseId))
                        .extracting(Request::type)
                        .containsExactly("interaction.recorded", "case.opened", "message.sent"));
        Request message = about(caseId).getLast();
        assertThat(message.json().get("id")).isEqualTo(message.id());
        assertThat(((Map<?, ?>) message.json().get("data")).get("text")).isEqualTo("¿Ha probado a reiniciar?");
        assertThat(about(caseId).getFirst().body()).contains("No puedo entrar en la VPN");
        assertThat(receiver.requests())
                .allSatisfy(request ->
                        assertThat(request.signatures()).isEqualTo(signature(webhook.getString("secret"), request)));
        assertThat(stored()).as("secrets lie encrypted").doesNotContain(webhook.getString("secret"));
    }

    @Test
    void order_holds_for_each_case_while_the_receiver_fails_now_and_then() {
        webhook("*");
        Set<String> failed = ConcurrentHashMap.newKeySet();
        receiver.answer(
                request -> Math.floorMod(request.id().hashCode(), 3) == 0 && failed.add(request.id()) ? 500 : 204);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            cases.add(openCase(publisher).getString("cases[0].id"));
        }
        for (int i = 0; i < 5; i++) {
            for (String caseId : cases) {
                message(caseId, "m" + i);
            }
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(once(receiver.taken()))
                        .filteredOn(request -> request.type().equals("message.sent"))
                        .hasSize(20));
        assertThat(failed).as("failures there were").isNotEmpty();
        for (String caseId : cases) {
            List<Request> taken = receiver.taken().stream()
                    .filter(one -> caseId.equals(one.caseId()))
                    .toList();
            assertThat(taken).extracting(WebhooksIT::place).isSorted();
        }
    }

    @Test
    void both_secrets_sign_while_one_replaces_the_other() {
        JsonPath webhook = webhook("case.assigned");
        String id = webhook.getString("id");
        Response rotated =
                eva().header("Idempotency-Key", "rotate-" + id).post("/api/v1/webhooks/{id}/rotate-secret", id);
        String next = rotated.jsonPath().getString("secret");
        assertThat(next).startsWith("whsec_").isNotEqualTo(webhook.getString("secret"));
        assertThat(rotated.jsonPath().getString("formerSecretUntil")).isNotNull();
        eva().header("Idempotency-Key", "rotate-" + id)
                .post("/api/v1/webhooks/{id}/rotate-secret", id)
                .then()
                .statusCode(200)
                .body("secret", nullValue());

        String caseId = openCase(publisher).getString("cases[0].id");
        assign(caseId, "service-desk", "luis");
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.requests()).isNotEmpty());
        Request request = receiver.requests().getFirst();
        assertThat(request.signatures().split(" ", -1))
                .containsExactly(signature(next, request), signature(webhook.getString("secret"), request));
        assertThat(stored()).doesNotContain(next);
    }

    @Test
    void what_cannot_be_delivered_in_time_is_on_the_dead_list_and_is_told_again_on_request() {
        String id = webhook("case.assigned").getString("id");
        receiver.answer(request -> 503);
        String caseId = openCase(publisher).getString("cases[0].id");
        assign(caseId, "service-desk", "luis");

        await().atMost(SOON)
                .untilAsserted(() -> deliveries(id, "dead")
                        .then()
                        .body("items.size()", equalTo(1))
                        .body("items[0].caseId", equalTo(caseId))
                        .body("items[0].attempts[0].status", equalTo(503)));
        assertThat(deliveries(id, "dead").jsonPath().getList("items[0].attempts"))
                .as("tried again and again for eight seconds")
                .hasSizeGreaterThan(4);

        receiver.answer(request -> 204);
        eva().post("/api/v1/webhooks/{id}/replay-dead", id)
                .then()
                .statusCode(202)
                .body("deliveries", equalTo(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.taken()).isNotEmpty());
        await().atMost(SOON)
                .untilAsserted(() -> deliveries(id, "delivered").then().body("items.size()", equalTo(1)));

        int told = receiver.taken().size();
        String delivery = deliveries(id, "delivered").jsonPath().getString("items[0].id");
        eva().post("/api/v1/webhooks/{id}/deliveries/{delivery}/replay", id, delivery)
                .then()
                .statusCode(202)
                .body("status", equalTo("waiting"));
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.taken()).hasSizeGreaterThan(told));
        assertThat(receiver.requests())
                .extracting(Request::id)
                .containsOnly(receiver.requests().getFirst().id());
    }

    @Test
    void a_receiver_that_hangs_or_redirects_has_failed_and_delays_no_other() throws IOException {
        try (Receiver other = new Receiver()) {
            String hanging = webhook("case.assigned").getString("id");
            String well = webhook(other, "case.assigned").getString("id");
            Map<String, Integer> asked = new HashMap<>();
            receiver.answer(request -> switch (asked.merge(request.id(), 1, Integer::sum)) {
                case 1 -> Receiver.HANG;
                case 2 -> 302;
                default -> 204;
            });
            String caseId = openCase(publisher).getString("cases[0].id");
            assign(caseId, "service-desk", "luis");

            await().atMost(SOON).untilAsserted(() -> assertThat(other.taken()).hasSize(1));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.taken()).hasSize(1));
            await().atMost(SOON)
                    .untilAsserted(() -> deliveries(hanging, "delivered")
                            .then()
                            .body("items[0].attempts[0].error", containsString("no answer within 2 s"))
                            .body("items[0].attempts[1].status", equalTo(302))
                            .body("items[0].attempts[2].status", equalTo(204)));
            assertThat(receiver.requests()).as("no redirect is followed").hasSize(3);
            deliveries(well, null).then().body("items[0].attempts.size()", equalTo(1));
        }
    }

    @Test
    void one_that_answers_gone_is_stopped() {
        String id = webhook("case.assigned").getString("id");
        receiver.answer(request -> 410);
        String caseId = openCase(publisher).getString("cases[0].id");
        assign(caseId, "service-desk", "luis");

        await().atMost(SOON)
                .untilAsserted(() -> eva().get("/api/v1/webhooks/{id}", id)
                        .then()
                        .body("active", equalTo(false))
                        .body("stopped", containsString("410")));
        assign(caseId, "service-desk", "marta");
        eva().post("/api/v1/webhooks/{id}/test", id).then().statusCode(202).body("type", equalTo("ping"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.requests())
                        .extracting(Request::type)
                        .containsExactly("case.assigned", "ping"));
    }

    @Test
    void an_administrator_registers_changes_and_removes() {
        Map<String, Object> terms = Map.of("url", receiver.url(), "types", List.of("case.opened"));
        String key = "create-" + receiver.url();
        Response created = eva().header("Idempotency-Key", key).body(terms).post("/api/v1/webhooks");
        created.then()
                .statusCode(201)
                .header("Cache-Control", containsString("no-store"))
                .header("Location", containsString("/api/v1/webhooks/whk_"));
        String id = created.jsonPath().getString("id");
        made.add(id);
        eva().header("Idempotency-Key", key)
                .body(terms)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("secret", nullValue());

        String etag = eva().get("/api/v1/webhooks/{id}", id)
                .then()
                .body("secret", nullValue())
                .extract()
                .header("ETag");
        Map<String, Object> changed =
                Map.of("url", receiver.url(), "types", List.of("*"), "description", "BI", "active", false);
        eva().body(changed).put("/api/v1/webhooks/{id}", id).then().statusCode(428);
        eva().header("If-Match", etag)
                .body(changed)
                .put("/api/v1/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("description", equalTo("BI"));
        eva().header("If-Match", etag)
                .body(changed)
                .put("/api/v1/webhooks/{id}", id)
                .then()
                .statusCode(412);
        eva().get("/api/v1/webhooks").then().body("items.id", hasItem(id));
        eva().header("If-Match", "*").delete("/api/v1/webhooks/{id}", id).then().statusCode(204);
        eva().get("/api/v1/webhooks/{id}", id).then().statusCode(404);
    }

    @Test
    void what_makes_no_sense_is_refused_and_nobody_else_has_a_say() {
        refused(Map.of("types", List.of("*")), "url");
        refused(Map.of("url", "file:///etc/passwd", "types", List.of("*")), "url");
        refused(Map.of("url", receiver.url()), "types");
        refused(Map.of("url", receiver.url(), "types", List.of("case.exploded")), "types");
        for (String role : List.of("agent", "supervisor", "user", "channel")) {
            as(role, "Luis").get("/api/v1/webhooks").then().statusCode(403);
            as(role, "Luis").body(Map.of()).post("/api/v1/webhooks").then().statusCode(403);
        }
        eva().post("/api/v1/webhooks/whk_none/test").then().statusCode(404);
        eva().get("/api/v1/webhooks/whk_none/deliveries").then().statusCode(404);
    }

    @Test
    void what_becomes_of_deliveries_is_counted_and_paged() {
        String id = webhook("message.sent").getString("id");
        double before = metric("hilo_webhooks_attempts_total", "delivered");
        String caseId = openCase(publisher).getString("cases[0].id");
        for (int i = 0; i < 5; i++) {
            message(caseId, "m" + i);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(once(receiver.taken())).hasSize(5));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(metric("hilo_webhooks_attempts_total", "delivered"))
                        .isGreaterThanOrEqualTo(before + 5));
        assertThat(metric("hilo_webhooks_lag", "")).isLessThan(20);

        Set<String> ids = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            RequestSpecification request = eva().queryParam("limit", 2);
            JsonPath page = (cursor.isEmpty() ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/webhooks/{id}/deliveries", id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        }
        assertThat(ids).hasSize(5);
        eva().get("/api/v1/webhooks/{id}/deliveries?status=lost", id).then().statusCode(400);
        deliveries(id, null).then().body("items.body", not(containsString("m1")));
    }

    // --- plumbing

    private static RequestSpecification eva() {
        return as("administrator", "Eva");
    }

    private JsonPath webhook(String... types) {
        return webhook(receiver, types);
    }

    private JsonPath webhook(Receiver at, String... types) {
        JsonPath webhook = eva().body(Map.of("url", at.url(), "types", List.of(types)))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        made.add(webhook.getString("id"));
        return webhook;
    }

    private static Response deliveries(String id, String status) {
        RequestSpecification request = eva();
        return (status == null ? request : request.queryParam("status", status))
                .get("/api/v1/webhooks/{id}/deliveries", id);
    }

    private void refused(Map<String, Object> terms, String field) {
        eva().body(terms).post("/api/v1/webhooks").then().statusCode(400).body("field", equalTo(field));
    }

    private List<Request> about(String caseId) {
        return once(receiver.requests()).stream()
                .filter(request -> caseId.equals(request.caseId()))
                .toList();
    }

    /** As a receiver reads it: what it was told twice, because its answer came too late for us, it skips. */
    private static List<Request> once(List<Request> requests) {
        Map<String, Request> byId = new LinkedHashMap<>();
        requests.forEach(request -> byId.putIfAbsent(request.id(), request));
        return List.copyOf(byId.values());
    }

    /** Version and fact, as they follow each other in the context. */
    private static Long place(Request request) {
        String[] parts = request.id().split("_", -1);
        return Long.parseLong(parts[parts.length - 2]) * 1_000 + Long.parseLong(parts[parts.length - 1]);
    }

    private String stored() {
        StringBuilder all = new StringBuilder();
        for (String collection : List.of("webhooks", "webhook_deliveries", "webhook_lanes", "replies")) {
            for (Document document : database.getCollection(collection).find()) {
                all.append(document.toJson()).append('\n');
            }
        }
        return all.toString();
    }

    private static String signature(String secret, Request request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String signed = request.id() + "." + request.timestamp() + "." + request.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
