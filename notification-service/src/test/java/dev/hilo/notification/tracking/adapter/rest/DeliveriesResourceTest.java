package dev.hilo.notification.tracking.adapter.rest;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.hilo.notification.tracking.app.CaseQueues;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.app.MemoryCaseQueues;
import dev.hilo.notification.tracking.app.MemoryLedger;
import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.notification.tracking.model.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DeliveriesResourceTest.InMemory.class)
public class DeliveriesResourceTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    @Inject
    DeliveryLedger ledger;

    @BeforeEach
    void one_delivery() {
        ledger.requested(
                List.of(new Request("dlv-1", "u-ana", "HILO-1", "agent-message", "email", "mailto:ana@corp.com", AT)));
        ledger.receipted(List.of(new Receipt("dlv-1", Status.SENT, "email", 1, AT.plusSeconds(1), null)));
    }

    @Test
    void without_a_token_nothing_is_shown() {
        when().get("/api/v1/deliveries?userId=u-ana").then().statusCode(401);
    }

    @Test
    @TestSecurity(
            user = "u-ana",
            roles = {"user", "channel"})
    void users_and_channels_may_not_look() {
        when().get("/api/v1/deliveries?userId=u-ana").then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "agent-marta", roles = "agent")
    void an_agent_sees_what_a_user_was_told_and_what_became_of_it() {
        for (String which : List.of("userId=u-ana", "caseId=HILO-1")) {
            when().get("/api/v1/deliveries?" + which)
                    .then()
                    .statusCode(200)
                    .body("id", contains("dlv-1"))
                    .body("[0].status", is("sent"))
                    .body("[0].channel", is("email"))
                    .body("[0].requestedAt", is("2026-11-23T08:00:00Z"))
                    .body("[0].history.status", contains("sent"))
                    .body("[0].history[0]", not(hasKey("reason")));
        }
    }

    @Test
    @TestSecurity(user = "agent-marta", roles = "agent")
    void what_was_withheld_says_why() {
        ledger.requested(
                List.of(new Request("dlv-2", "u-eva", "HILO-2", "acknowledgement", "email", "mailto:eva@corp.com", AT)
                        .withheld("strangers")));

        when().get("/api/v1/deliveries?caseId=HILO-2")
                .then()
                .body("[0].status", is("withheld"))
                .body("[0].withheld", is("strangers"));
        when().get("/api/v1/deliveries?caseId=HILO-1").then().body("[0]", not(hasKey("withheld")));
    }

    @Test
    @TestSecurity(user = "agent-marta", roles = "agent")
    void what_is_asked_wrongly_is_answered_with_what_to_do() {
        for (String query : List.of("", "?userId=u-ana&caseId=HILO-1", "?userId=u-ana&limit=0")) {
            when().get("/api/v1/deliveries" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("must be"));
        }
    }

    @Test
    void the_api_describes_itself() {
        given().accept("application/json")
                .when()
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/v1/deliveries"));
        when().get("/q/swagger-ui/").then().statusCode(200);
    }

    /** Stores in memory: this test needs no database. */
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
        DeliveryLedger ledger() {
            return new MemoryLedger();
        }

        @Produces
        @Singleton
        @Alternative
        CaseQueues queues() {
            return new MemoryCaseQueues();
        }
    }
}
