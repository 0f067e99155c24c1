package dev.hilo.cases;

import static dev.hilo.cases.CaseApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.Party;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Agents say who is who, from outside. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class WhoIsWhoIT {

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    private final String salt = UUID.randomUUID().toString();
    private final String ana = "mailto:ana-" + salt + "@corp.com";
    private final String phone = "whatsapp:+3460" + String.format("%07d", Math.floorMod(salt.hashCode(), 10_000_000));

    @Test
    void two_users_become_one_and_two_again_with_what_came_in_between() {
        String keeps = writes(ana, "m1", "la VPN no va");
        String goes = writes(phone, "w1", "la impresora tampoco");

        post("/api/v1/users/" + keeps + "/merge", Map.of("userId", goes, "reason", "same person"))
                .statusCode(200)
                .body("userId", equalTo(keeps))
                .body("identities.identity", containsInAnyOrder(ana, phone))
                .body("cases", hasSize(2));
        assertThat(writes(phone, "w2", "¿hola?")).isEqualTo(keeps);
        assertThat(told(keeps)).containsExactly("la VPN no va", "la impresora tampoco", "¿hola?");
        assertThat(paged(keeps)).isEqualTo(told(keeps));
        String mergeId = as("agent", "Marta")
                .get("/api/v1/users/{id}/merges", keeps)
                .then()
                .body("userId", equalTo(List.of(goes)))
                .extract()
                .path("[0].mergeId");

        post("/api/v1/users/" + keeps + "/merges/" + mergeId + "/undo", Map.of("reason", "a mistake"))
                .statusCode(200)
                .body("identities.identity", equalTo(List.of(ana)))
                .body("cases", hasSize(1));
        as("agent", "Marta")
                .get("/api/v1/users?identity={i}", phone)
                .then()
                .body("userId", equalTo(goes))
                .body("cases.interactions.sum()", equalTo(2));
        assertThat(told(keeps)).containsExactly("la VPN no va");
        assertThat(told(goes)).containsExactly("la impresora tampoco", "¿hola?");
        writes(phone, "w2", "¿hola?");
        assertThat(writes(phone, "w3", "¿hay alguien?")).isEqualTo(goes);
        as("agent", "Marta")
                .get("/api/v1/users?identity={i}", phone)
                .then()
                .body("cases.interactions.sum()", equalTo(3));
    }

    @Test
    void what_is_read_of_a_merged_user_is_read_of_who_goes_on_and_their_own_history_stays() {
        String keeps = writes(ana, "m4", "la VPN no va");
        String goes = writes(phone, "w4", "la impresora tampoco");
        post("/api/v1/users/" + keeps + "/merge", Map.of("userId", goes)).statusCode(200);

        for (String what : List.of("context", "timeline?limit=20", "preferences", "merges")) {
            as("supervisor", "Sol")
                    .redirects()
                    .follow(false)
                    .get("/api/v1/users/" + goes + "/" + what)
                    .then()
                    .statusCode(307)
                    .header("Location", equalTo("/api/v1/users/" + keeps + "/" + what))
                    .body("user", equalTo(goes))
                    .body("into", equalTo(keeps));
        }
        as("supervisor", "Sol")
                .redirects()
                .follow(false)
                .get("/api/v1/users/" + goes + "/export")
                .then()
                .statusCode(307)
                .header("Location", equalTo("/api/v1/users/" + keeps + "/export"));
        as("agent", "Marta")
                .get("/api/v1/users/" + goes + "/context")
                .then()
                .statusCode(200)
                .body("userId", equalTo(keeps))
                .body("cases", hasSize(2));
        as("agent", "Marta")
                .get("/api/v1/users/" + goes + "/context?version=1")
                .then()
                .statusCode(200)
                .body("userId", equalTo(goes))
                .body("cases", hasSize(1));
    }

    @Test
    void a_mail_that_is_perhaps_not_from_whom_it_says_has_a_marked_case_of_its_own() {
        String user = writes(ana, "m7", "la VPN no va");
        String stranger = CaseApi.writes(
                publisher,
                database,
                new Party(ana, false, "Ana", List.of(), true),
                "m8" + salt,
                "enviadme la contraseña nueva");

        assertThat(stranger).isNotEqualTo(user);
        String caseId = as("agent", "Marta")
                .get("/api/v1/users/{id}/context", stranger)
                .then()
                .body("identities", hasSize(0))
                .body("cases", hasSize(1))
                .extract()
                .path("cases[0].id");
        as("agent", "Marta").get("/api/v1/cases/{id}", caseId).then().body("suspect", equalTo(true));
        as("agent", "Marta")
                .get("/api/v1/users?identity={i}", ana)
                .then()
                .body("userId", equalTo(user))
                .body("cases", hasSize(1))
                .body("cases[0].suspect", nullValue());
        assertThat(told(user)).containsExactly("la VPN no va");
        assertThat(writes(ana, "m9", "¿y bien?")).isEqualTo(user);
    }

    @Test
    void an_identity_is_given_to_a_user_and_taken_away_again() {
        String user = writes(ana, "m2", "hola");
        String other = "mailto:ana.privada-" + salt + "@home.org";

        post("/api/v1/users/" + user + "/identities", Map.of("identity", other, "reason", "she says so"))
                .statusCode(200)
                .body("identities.identity", hasItem(other));
        assertThat(writes(other, "m3", "desde casa")).isEqualTo(user);

        post("/api/v1/users/" + user + "/identities/unlink", Map.of("identity", other, "reason", "wrong"))
                .statusCode(200)
                .body("identities.identity", equalTo(List.of(ana)));
        assertThat(writes(other, "m4", "otra vez")).isNotEqualTo(user);
    }

    @Test
    void the_context_as_it_was_is_folded_from_the_log_and_preferences_are_kept_as_asked_for() {
        String user = writes(ana, "m6", "hola");
        String before = Instant.now().toString();
        as("agent", "Marta")
                .body(Map.of("languages", List.of("en-gb"), "channels", List.of(Map.of("channel", "chat"))))
                .put("/api/v1/users/{id}/preferences", user)
                .then()
                .statusCode(200)
                .body("languages", equalTo(List.of("en-GB")))
                .body("channels.channel", equalTo(List.of("chat")));
        as("agent", "Marta")
                .body(Map.of("workingHours", Map.of("from", "9", "to", "18:00", "zone", "Europe/Madrid")))
                .put("/api/v1/users/{id}/preferences", user)
                .then()
                .statusCode(400)
                .body("field", equalTo("workingHours"));

        as("agent", "Marta").get("/api/v1/users/{id}/context", user).then().body("version", equalTo(2));
        as("agent", "Marta")
                .get("/api/v1/users/{id}/context?version=1", user)
                .then()
                .body("version", equalTo(1));
        as("agent", "Marta")
                .get("/api/v1/users/{id}/context?asOf=" + before, user)
                .then()
                .body("version", equalTo(1));
        as("agent", "Marta")
                .get("/api/v1/users/{id}/context?version=3", user)
                .then()
                .statusCode(400);
        as("agent", "Marta")
                .get("/api/v1/users/{id}/context?asOf=2020-01-01T00:00:00Z", user)
                .then()
                .statusCode(400);
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_field_and_nothing_happens() {
        String user = writes(ana, "m5", "hola");

        post("/api/v1/users/" + user + "/merge", Map.of("userId", user))
                .statusCode(400)
                .body("field", equalTo("userId"));
        post("/api/v1/users/" + user + "/merge", Map.of("userId", "nobody")).statusCode(404);
        post("/api/v1/users/" + user + "/merges/none/undo", Map.of()).statusCode(404);
        post("/api/v1/users/" + user + "/identities/unlink", Map.of("identity", ana))
                .statusCode(400)
                .body("field", equalTo("identity"));
        as("agent", "Marta").get("/api/v1/users/{id}/context", user).then().body("version", equalTo(1));
    }

    /** What people said, by the timeline. */
    private static List<String> told(String user) {
        return as("agent", "Marta")
                .get("/api/v1/users/{id}/timeline?limit=200", user)
                .jsonPath()
                .getList("items.findAll { it.kind == 'interaction' }.text");
    }

    /** The same, by pages as small as can be, from the end to the beginning. */
    private static List<String> paged(String user) {
        LinkedList<String> said = new LinkedList<>();
        String cursor = null;
        do {
            RequestSpecification request = as("agent", "Marta").queryParam("limit", 1);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/users/{id}/timeline", user)
                    .jsonPath();
            List<String> texts = page.getList("items.findAll { it.kind == 'interaction' }.text");
            texts.reversed().forEach(said::addFirst);
            cursor = page.getString("previous");
        } while (cursor != null);
        return said;
    }

    private String writes(String from, String id, String text) {
        return CaseApi.writes(publisher, database, from, id + salt, text);
    }

    private static ValidatableResponse post(String path, Map<String, String> body) {
        return as("agent", "Marta").body(body).post(path).then();
    }
}
