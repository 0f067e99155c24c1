package dev.hilo.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.client.MongoDatabase;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors of the person who asks for help, from outside. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class MeIT {

    private static final String CASES = "/api/v1/me/cases";

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    private final String name = "Ana" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = name.toLowerCase(Locale.ROOT) + "@corp.com";

    @BeforeEach
    void theListOfCasesIsKept() {
        LogRelay.ensure(database, bootstrapServers);
    }

    @Test
    void somebody_new_asks_for_help_and_agents_see_who_they_are() {
        Map<String, Object> need = Map.of("subject", "VPN", "text", "No puedo entrar desde casa");
        ValidatableResponse opened = me().header("Idempotency-Key", name)
                .body(need)
                .post(CASES)
                .then()
                .statusCode(201)
                .body("subject", equalTo("VPN"))
                .body("status", equalTo("new"))
                .body("allowed", equalTo(List.of("message")))
                .body("channel", equalTo("portal"));
        String id = opened.extract().path("id");
        opened.header("Location", endsWith(CASES + "/" + id));
        me().header("Idempotency-Key", name)
                .body(need)
                .post(CASES)
                .then()
                .statusCode(201)
                .body("id", equalTo(id));

        me().get(CASES + "/" + id).then().statusCode(200).header("ETag", notNullValue());
        me().get(CASES + "/" + id + "/timeline").then().body("items.text", hasItem("No puedo entrar desde casa"));
        agent().get("/api/v1/users?identity=mailto:{a}", address)
                .then()
                .statusCode(200)
                .body("displayName", equalTo(name))
                .body("cases.id", equalTo(List.of(id)))
                .body("identities.identity", hasItems(startsWith("oidc:"), equalTo("mailto:" + address)));
        eventually(() -> me().get(CASES).then().body("items.id", equalTo(List.of(id))));
    }

    @Test
    void a_need_is_a_case_of_its_own_and_a_message_belongs_to_the_case_it_is_written_to() {
        CaseApi.write(publisher, "mailto:" + address, "No puedo entrar en la VPN");
        String byMail = Awaitility.await()
                .atMost(CaseApi.SOON)
                .ignoreExceptions()
                .until(() -> me().get("/api/v1/me/context").path("cases[0].id"), Objects::nonNull);
        String another = open("La impresora no imprime");

        message(byMail, "Sigo sin VPN").statusCode(200).body("channels", equalTo(List.of("email", "portal")));
        message(another, "Es la de la tercera planta").statusCode(200);

        me().get(CASES + "/" + byMail + "/timeline")
                .then()
                .body("items.text", hasItem("Sigo sin VPN"))
                .body("items.text", not(hasItem("Es la de la tercera planta")));
        agent().get("/api/v1/cases/" + another).then().body("interactions", equalTo(2));
    }

    @Test
    void what_the_desk_says_to_itself_is_not_shown() {
        String id = open("VPN");
        agent().body(Map.of("text", "parece el router")).post("/api/v1/cases/" + id + "/notes");
        agent().put("/api/v1/cases/" + id + "/tags/redes");
        CaseApi.assign(id, "networks", "luis");
        CaseApi.message(id, "¿Qué ves en pantalla?");

        me().get(CASES + "/" + id)
                .then()
                .body("status", equalTo("open"))
                .body("$", not(hasKey("tags")))
                .body("$", not(hasKey("queue")))
                .body("$", not(hasKey("agentId")));
        String timeline = me().get(CASES + "/" + id + "/timeline")
                .then()
                .body("items.kind", hasItems("interaction", "case-opened", "case-assigned", "agent-message"))
                .extract()
                .asString();
        assertThat(timeline)
                .contains("¿Qué ves en pantalla?")
                .doesNotContain("router", "redes", "networks", "supervisor-sol");
        assertThat(me().get("/api/v1/me/context").asString()
                        + me().get("/api/v1/me/timeline").asString())
                .contains(id)
                .doesNotContain("router", "redes", "networks", "supervisor-sol");
    }

    @Test
    void a_resolution_is_rejected_with_words_then_confirmed_and_rated() {
        String id = open("VPN");
        step(id, "confirm", Map.of())
                .statusCode(409)
                .body("type", containsString("case-status"))
                .body("allowed", not(hasItem("confirm")));
        resolve(id);
        me().get(CASES + "/" + id)
                .then()
                .body("status", equalTo("resolved"))
                .body("resolution", equalTo("Reiniciado"))
                .body("allowed", equalTo(List.of("message", "confirm", "reject", "feedback")));

        step(id, "reject", Map.of("text", "sigue sin entrar")).statusCode(200).body("status", equalTo("reopened"));
        me().get(CASES + "/" + id + "/timeline").then().body("items.text", hasItem("sigue sin entrar"));
        agent().get("/api/v1/cases/" + id).then().body("reopened", equalTo(1));
        resolve(id);
        step(id, "confirm", Map.of()).statusCode(200).body("status", equalTo("closed"));
        step(id, "feedback", Map.of("score", 9)).statusCode(400).body("field", equalTo("score"));
        step(id, "feedback", Map.of("score", 4, "comment", "rápidos"))
                .statusCode(200)
                .body("score", equalTo(4));
    }

    @Test
    void what_is_written_about_a_case_that_is_over_is_a_new_one_that_follows_it_up() {
        String id = open("VPN");
        resolve(id);
        step(id, "confirm", Map.of()).statusCode(200);

        String next = message(id, "Vuelve a fallar desde hoy")
                .statusCode(201)
                .body("status", equalTo("new"))
                .extract()
                .path("id");

        agent().get("/api/v1/cases/" + next).then().body("related.id", equalTo(List.of(id)));
        me().get(CASES + "/" + id).then().body("status", equalTo("closed"));
    }

    @Test
    void nobody_else_comes_in() {
        String id = open("VPN");
        RequestSpecification eva = People.as("user", "Eva" + name).contentType(ContentType.JSON);
        eva.body(Map.of("text", "Necesito un portátil")).post(CASES).then().statusCode(201);

        Map<String, Map<String, ?>> doors = Map.of(
                "/messages", Map.of("text", "hola"),
                "/confirm", Map.of(),
                "/reject", Map.of("text", "sigue igual"),
                "/feedback", Map.of("score", 1));
        for (String door : doors.keySet()) {
            eva.body(doors.get(door)).post(CASES + "/" + id + door).then().statusCode(404);
        }
        eva.get(CASES + "/" + id).then().statusCode(404).contentType("application/problem+json");
        eva.get(CASES + "/" + id + "/timeline").then().statusCode(404);
        agent().get(CASES + "/" + id).then().statusCode(403);
        me().get(CASES + "/" + id + "/timeline").then().body("items.text", not(hasItem("hola")));
    }

    @Test
    void an_address_that_an_agent_gave_to_somebody_opens_nothing_of_theirs_and_a_case_of_ones_own() {
        String anas = open("VPN");
        String ana = agent().get("/api/v1/cases/" + anas).path("userId");
        String stranger = "josé.núñez+" + address;
        agent().body(Map.of("identity", "mailto:" + stranger, "reason", "lo ha dicho por teléfono"))
                .post("/api/v1/users/" + ana + "/identities")
                .then()
                .statusCode(200)
                .body("identities.find { it.how == 'agent' }.verified", equalTo(false))
                .body("identities.find { it.how == 'verified-claim' }.verified", equalTo(true));
        RequestSpecification jose = People.as("user", "José" + name, stranger).contentType(ContentType.JSON);

        jose.get("/api/v1/me/context").then().statusCode(404);
        jose.get("/api/v1/me/timeline").then().statusCode(404);
        jose.get(CASES).then().statusCode(200).body("items", equalTo(List.of()));
        jose.get(CASES + "/" + anas).then().statusCode(404);
        jose.body(Map.of("text", "hola"))
                .post(CASES + "/" + anas + "/messages")
                .then()
                .statusCode(404);
        String own = jose.body(Map.of("text", "Necesito un portátil"))
                .post(CASES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        jose.get("/api/v1/me/context").then().statusCode(200).body("cases.id", equalTo(List.of(own)));
        jose.get("/api/v1/me/timeline").then().body("items.text", not(hasItem("Ayuda con VPN")));
        me().get("/api/v1/me/context").then().body("cases.id", equalTo(List.of(anas)));
    }

    @Test
    void whom_an_agent_merged_sees_only_what_is_theirs() {
        String anas = open("VPN");
        RequestSpecification begona = People.as("user", "Begoña" + name).contentType(ContentType.JSON);
        String begonas = begona.body(Map.of("text", "Necesito un portátil"))
                .post(CASES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String ana = agent().get("/api/v1/cases/" + anas).path("userId");
        String other = agent().get("/api/v1/cases/" + begonas).path("userId");
        agent().body(Map.of("userId", other, "reason", "la misma persona"))
                .post("/api/v1/users/" + ana + "/merge")
                .then()
                .statusCode(200)
                .body("cases.id", hasItems(anas, begonas));

        begona.get("/api/v1/me/context").then().body("cases.id", equalTo(List.of(begonas)));
        begona.get("/api/v1/me/timeline")
                .then()
                .body("items.text", hasItem("Necesito un portátil"))
                .body("items.text", not(hasItem("Ayuda con VPN")));
        begona.get(CASES + "/" + anas + "/timeline").then().statusCode(404);
        begona.body(Map.of("text", "¿Hay noticias?"))
                .post(CASES + "/" + begonas + "/messages")
                .then()
                .statusCode(200);
        begona.get(CASES + "/" + begonas + "/timeline")
                .then()
                .body("items.text", hasItems("Necesito un portátil", "¿Hay noticias?"));
        eventually(() -> begona.get(CASES).then().body("items.id", equalTo(List.of(begonas))));
        me().get("/api/v1/me/context").then().body("cases.id", equalTo(List.of(anas)));
        me().get("/api/v1/me/timeline").then().body("items.text", not(hasItem("¿Hay noticias?")));
        agent().get("/api/v1/cases/" + begonas + "/timeline")
                .then()
                .body("items.text", hasItems("Necesito un portátil", "¿Hay noticias?"))
                .body("items.find { it.kind == 'interaction' }.from.verified", equalTo(true))
                .body("items.find { it.kind == 'interaction' }.from.identity", startsWith("oidc:"));
    }

    @Test
    void what_is_missing_or_unknown_is_named() {
        me().body(Map.of("subject", "VPN")).post(CASES).then().statusCode(400).body("field", equalTo("text"));
        me().body(Map.of("text", "x", "subject", "x".repeat(201)))
                .post(CASES)
                .then()
                .statusCode(400)
                .body("field", equalTo("subject"));
        me().body(Map.of("text", "x", "service", "no-such-" + name))
                .post(CASES)
                .then()
                .statusCode(400)
                .body("field", equalTo("service"));
        me().body(Map.of("text", "x", "attachments", List.of("att_none")))
                .post(CASES)
                .then()
                .statusCode(400)
                .body("field", equalTo("attachments[0]"));
        me().get("/api/v1/me/context").then().statusCode(404);
    }

    private String open(String subject) {
        return me().body(Map.of("subject", subject, "text", "Ayuda con " + subject))
                .post(CASES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse message(String caseId, String text) {
        return me().body(Map.of("text", text))
                .post(CASES + "/" + caseId + "/messages")
                .then();
    }

    private ValidatableResponse step(String caseId, String step, Map<String, Object> body) {
        return me().body(body).post(CASES + "/" + caseId + "/" + step).then();
    }

    /** Somebody of the desk takes it, and says that the need is met. */
    private static void resolve(String caseId) {
        Awaitility.await()
                .atMost(CaseApi.SOON)
                .untilAsserted(() -> agent().body(Map.of("cause", "network", "resolution", "Reiniciado"))
                        .post("/api/v1/cases/" + caseId + "/resolve")
                        .then()
                        .statusCode(200));
    }

    private static void eventually(Runnable assertion) {
        Awaitility.await().atMost(CaseApi.SOON).untilAsserted(assertion::run);
    }

    private RequestSpecification me() {
        return People.as("user", name, address).contentType(ContentType.JSON);
    }

    private static RequestSpecification agent() {
        return CaseApi.as("supervisor", "Sol");
    }
}
