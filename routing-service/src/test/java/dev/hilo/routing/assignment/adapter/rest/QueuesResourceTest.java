package dev.hilo.routing.assignment.adapter.rest;

import static dev.hilo.kit.test.TestTokens.bearer;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;

import dev.hilo.routing.InMemory;
import dev.hilo.routing.assignment.app.RoutedCases;
import dev.hilo.routing.assignment.model.Cases;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class QueuesResourceTest {

    private static final String AGENT = bearer("agent-ana", "agent");

    @Inject
    RoutedCases cases;

    @Test
    void without_a_token_nothing_is_shown() {
        when().get("/api/v1/queues").then().statusCode(401);
        when().get("/api/v1/queues/service-desk/cases").then().statusCode(401);
        given().header("Authorization", bearer("u-ana", "user"))
                .get("/api/v1/queues")
                .then()
                .statusCode(403);
    }

    @Test
    void queues_show_what_is_in_work_and_who_serves_them() {
        cases.save(List.of(Cases.assigned("HILO-7", "agent-marta")));

        given().header("Authorization", AGENT)
                .get("/api/v1/queues")
                .then()
                .statusCode(200)
                .body("name", contains("network", "service-desk"))
                .body("[0].skills", contains("vpn"))
                .body("[1].title", is("Service desk"))
                .body("[1].assigned", greaterThanOrEqualTo(1))
                .body("[1].agents.find { it.id == 'agent-marta' }.load", greaterThanOrEqualTo(1))
                .body("[1].agents.find { it.id == 'agent-marta' }.capacity", is(20));
        given().header("Authorization", AGENT)
                .get("/api/v1/queues/service-desk/cases?status=assigned")
                .then()
                .statusCode(200)
                .body("caseId", hasItem("HILO-7"));
    }

    @Test
    void a_queue_that_nobody_configured_is_shown_once_a_case_waits_there() {
        cases.save(List.of(new RoutedCase("HILO-8", "u", 1, 0, Status.WAITING, "forgotten", null, 2, Cases.AT, null)));

        given().header("Authorization", AGENT)
                .get("/api/v1/queues")
                .then()
                .body("find { it.name == 'forgotten' }.waiting", is(1));
        given().header("Authorization", AGENT)
                .get("/api/v1/queues/forgotten/cases")
                .then()
                .body("[0].status", is("waiting"))
                .body("[0].priority", is(2));
        cases.save(List.of(new RoutedCase("HILO-8", "u", 2, 0, Status.DONE, "forgotten", null, 2, Cases.AT, null)));
    }

    @Test
    void what_is_asked_wrongly_is_answered_with_what_to_do() {
        for (String query : List.of("status=resolved", "limit=0", "limit=501")) {
            given().header("Authorization", AGENT)
                    .get("/api/v1/queues/service-desk/cases?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void the_api_describes_itself() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/v1/queues"))
                .body("paths", hasKey("/api/v1/agents/{id}/presence"));
    }
}
