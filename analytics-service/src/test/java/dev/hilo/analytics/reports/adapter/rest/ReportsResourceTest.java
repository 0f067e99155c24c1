package dev.hilo.analytics.reports.adapter.rest;

import static dev.hilo.analytics.cases.model.Histories.chapter;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.hilo.analytics.cases.app.Chapters;
import dev.hilo.analytics.cases.app.MemoryChapters;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ReportsResourceTest.InMemory.class)
class ReportsResourceTest {

    @Inject
    Chapters chapters;

    @BeforeEach
    void two_cases() {
        chapters.save(List.of(
                chapter("HILO-1", 0, Map.of("email", 1, "chat", 2), 90, 600),
                chapter("HILO-2", 3_600, Map.of("email", 1), null, null)));
    }

    @Test
    void without_a_token_nothing_is_shown_but_the_page_and_where_to_sign_in() {
        when().get("/api/v1/reports/summary").then().statusCode(401);
        when().get("/api/v1/reports/cases/HILO-1").then().statusCode(401);
        when().get("/").then().statusCode(200).body(containsString("dashboard.js"));
        when().get("/dashboard/settings").then().statusCode(200).body("issuer", is("http://localhost:8090"));
    }

    @Test
    @TestSecurity(
            user = "u-ana",
            roles = {"user", "channel"})
    void users_and_channels_may_not_look() {
        when().get("/api/v1/reports/summary").then().statusCode(403);
        when().get("/api/v1/reports/cases/HILO-1").then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "boss", roles = "supervisor")
    void a_summary_counts_cases_channels_and_times() {
        when().get("/api/v1/reports/summary")
                .then()
                .statusCode(200)
                .body("opened", is(2))
                .body("open", is(1))
                .body("resolved", is(1))
                .body("onSeveralChannels", is(1))
                .body("channels.channel", contains("chat", "email"))
                .body("channels.interactions", contains(2, 2))
                .body("firstResponse.medianSeconds", is(90.0f))
                .body("resolution.meanSeconds", is(600.0f))
                .body("cancelled", is(0))
                .body("firstContactResolution.rate", is(1.0f))
                .body("satisfaction.count", is(0))
                .body("satisfaction", not(hasKey("mean")))
                .body("$", not(hasKey("from")));
    }

    @Test
    @TestSecurity(user = "boss", roles = "supervisor")
    void a_span_limits_the_summary_to_what_was_opened_in_it() {
        when().get("/api/v1/reports/summary?from=2026-11-23T08:30:00Z&to=2026-11-23T09:30:00Z")
                .then()
                .statusCode(200)
                .body("opened", is(1))
                .body("open", is(1))
                .body("from", is("2026-11-23T08:30:00Z"))
                .body("firstResponse", not(hasKey("meanSeconds")));
    }

    @Test
    @TestSecurity(user = "boss", roles = "supervisor")
    void a_span_that_is_none_is_answered_with_what_to_do() {
        for (String query : List.of("from=yesterday", "from=2026-11-23T08:30:00Z&to=2026-11-23T08:30:00Z")) {
            when().get("/api/v1/reports/summary?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("must be"));
        }
    }

    @Test
    @TestSecurity(user = "boss", roles = "supervisor")
    void a_time_that_nobody_can_mean_is_refused_by_name() {
        for (String field : List.of("from", "to")) {
            for (String time : List.of("-999999999-01-01T00:00:00Z", "%2B999999999-12-31T23:59:59Z")) {
                given().urlEncodingEnabled(false)
                        .get("/api/v1/reports/summary?" + field + "=" + time)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("field", is(field));
            }
        }
    }

    @Test
    @TestSecurity(user = "agent-marta", roles = "agent")
    void one_case_shows_its_channels_and_its_times() {
        when().get("/api/v1/reports/cases/HILO-1")
                .then()
                .statusCode(200)
                .body("status", is("resolved"))
                .body("channels.channel", contains("chat", "email"))
                .body("timeToFirstResponseSeconds", is(90.0f))
                .body("timeToResolutionSeconds", is(600.0f));
        when().get("/api/v1/reports/cases/HILO-9").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void the_api_describes_itself() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/v1/reports/summary"));
    }

    /** Histories in memory: this test needs no database. */
    public static final class InMemory implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Stores.class);
        }
    }

    @Alternative
    static class Stores {

        @Produces
        @Singleton
        @Alternative
        Chapters chapters() {
            return new MemoryChapters();
        }
    }
}
