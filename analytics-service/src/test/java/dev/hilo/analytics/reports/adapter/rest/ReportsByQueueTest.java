package dev.hilo.analytics.reports.adapter.rest;

import static dev.hilo.analytics.cases.model.Histories.chapter;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.hilo.analytics.cases.app.Chapters;
import dev.hilo.analytics.cases.model.Chapter;
import dev.hilo.kit.test.ApiWalk;
import dev.hilo.kit.test.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reports of a desk whose agents see their queues only. */
@QuarkusTest
@TestProfile(ReportsByQueueTest.ByQueue.class)
class ReportsByQueueTest {

    @Inject
    Chapters chapters;

    private final Chapter one = chapter("HILO-1", 0, Map.of("email", 1), 90, 600);

    @BeforeEach
    void a_case() {
        chapters.save(List.of(one));
    }

    @Test
    void an_agent_sees_figures_of_their_queues_cases_only() {
        RequestSpecification desk = as("agent", List.of(one.standing().queue()));
        RequestSpecification network = as("agent", List.of("peticiones-móviles"));

        desk.get("/api/v1/reports/summary").then().statusCode(200).body("opened", is(1));
        desk.get("/api/v1/reports/cases/HILO-1").then().statusCode(200);
        network.get("/api/v1/reports/summary").then().statusCode(200).body("opened", is(0));
        network.get("/api/v1/reports/cases/HILO-1").then().statusCode(404);
        as("agent", List.of()).get("/api/v1/reports/cases/HILO-1").then().statusCode(404);
    }

    @Test
    void no_operation_tells_an_agent_of_another_queue_of_a_case() throws Exception {
        String network = TestTokens.bearer("luis", "agent", Map.of("queues", List.of("peticiones-móviles")));

        assertThat(ApiWalk.with(network, Map.of("caseId", "HILO-1")))
                .filteredOn(answer -> answer.operation().contains("{caseId}"))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404));
    }

    @Test
    void supervisors_and_administrators_see_all() {
        for (String role : List.of("supervisor", "administrator")) {
            as(role, List.of()).get("/api/v1/reports/summary").then().body("opened", is(1));
            as(role, List.of()).get("/api/v1/reports/cases/HILO-1").then().statusCode(200);
        }
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
            return Set.of(ReportsResourceTest.Stores.class);
        }
    }
}
