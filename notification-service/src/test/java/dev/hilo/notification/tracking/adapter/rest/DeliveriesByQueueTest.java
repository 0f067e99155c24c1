package dev.hilo.notification.tracking.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.hilo.kit.test.ApiWalk;
import dev.hilo.kit.test.TestTokens;
import dev.hilo.notification.tracking.app.CaseQueues;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.model.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deliveries of a desk whose agents see their queues only. */
@QuarkusTest
@TestProfile(DeliveriesByQueueTest.ByQueue.class)
class DeliveriesByQueueTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final String OF_USER = "/api/v1/deliveries?userId=u-jose";

    @Inject
    DeliveryLedger ledger;

    @Inject
    CaseQueues queues;

    @BeforeEach
    void jose_was_told_of_a_case_of_each_queue() {
        ledger.requested(List.of(
                new Request("dlv-vpn", "u-jose", "HILO-1", "agent-message", "email", "mailto:jose@corp.com", AT),
                new Request("dlv-sim", "u-jose", "HILO-2", "question", "sms", "tel:+34600000001", AT.plusSeconds(1)),
                new Request(
                        "dlv-old", "u-jose", "HILO-3", "closing", "email", "mailto:jose@corp.com", AT.plusSeconds(2))));
        queues.entered(List.of(
                new CaseQueues.Entry("HILO-1", "service-desk", AT),
                new CaseQueues.Entry("HILO-2", "peticiones-móviles", AT)));
    }

    @Test
    void an_agent_sees_deliveries_of_their_queues_cases_only() {
        as("agent", List.of("service-desk")).get(OF_USER).then().statusCode(200).body("id", contains("dlv-vpn"));
        as("agent", List.of("service-desk")).get(OF_USER + "&limit=1").then().body("id", contains("dlv-vpn"));
        as("agent", List.of("peticiones-móviles", "service-desk"))
                .get(OF_USER)
                .then()
                .body("id", contains("dlv-sim", "dlv-vpn"));
        as("agent", List.of()).get(OF_USER).then().statusCode(200).body("size()", is(0));
    }

    @Test
    void of_a_case_of_another_queue_an_agent_sees_what_they_see_of_a_case_that_is_not_there() {
        String unknown = body("HILO-404");
        assertThat(body("HILO-2")).isEqualTo(unknown);
        assertThat(body("HILO-3")).as("of no queue that was heard of").isEqualTo(unknown);
        assertThat(body("HILO-1")).contains("dlv-vpn");
    }

    @Test
    void no_operation_tells_an_agent_of_another_queue_of_a_delivery() throws Exception {
        Map<String, String> asked = Map.of("caseId", "HILO-1", "userId", "u-jose");
        String network = TestTokens.bearer("luis", "agent", Map.of("queues", List.of("network")));

        assertThat(ApiWalk.with(network, asked))
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(answer.body()).as(answer.asked()).doesNotContain("dlv-", "HILO-1", "jose@"));
    }

    @Test
    void a_case_that_goes_to_another_queue_goes_out_of_sight() {
        queues.entered(List.of(new CaseQueues.Entry("HILO-1", "network", AT.plusSeconds(9))));
        try {
            as("agent", List.of("service-desk")).get(OF_USER).then().body("size()", is(0));
            as("agent", List.of("network")).get(OF_USER).then().body("id", contains("dlv-vpn"));
        } finally {
            queues.entered(List.of(new CaseQueues.Entry("HILO-1", "service-desk", AT.plusSeconds(9))));
        }
    }

    @Test
    void supervisors_and_administrators_see_all() {
        for (String role : List.of("supervisor", "administrator")) {
            as(role, List.of()).get(OF_USER).then().body("id", contains("dlv-old", "dlv-sim", "dlv-vpn"));
        }
    }

    private static String body(String caseId) {
        return as("agent", List.of("service-desk"))
                .get("/api/v1/deliveries?caseId=" + caseId)
                .asString();
    }

    private static RequestSpecification as(String role, List<String> queues) {
        return given().header("Authorization", TestTokens.bearer("luis", role, Map.of("queues", queues)));
    }

    public static final class ByQueue implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(TestTokens.settings());
            settings.put("mp.jwt.verify.issuer", "http://localhost:8090");
            settings.put("hilo.agents-by-queue", "true");
            return settings;
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(DeliveriesResourceTest.Stores.class);
        }
    }
}
