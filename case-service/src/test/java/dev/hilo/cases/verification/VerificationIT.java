package dev.hilo.cases.verification;

import static dev.hilo.cases.CaseApi.SOON;
import static dev.hilo.cases.CaseApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.cases.Topics;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Delivery;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Proof by one-time code, from outside: the code is read where it was sent, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class VerificationIT {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    private final String salt = UUID.randomUUID().toString();
    private final String ana = "mailto:ana-" + salt + "@corp.com";
    private final String visitor = "chat:" + salt;

    @Test
    void a_code_that_is_confirmed_makes_one_user_and_is_in_no_place_but_its_delivery() {
        String anas = writes(ana, "m1", "la VPN no va");
        String visitors = writes(visitor, "c1", "hola");
        assertThat(visitors).isNotEqualTo(anas);
        String id = request(Map.of("identity", visitor, "claim", ana, "language", "en"));
        Delivery delivery = delivery();
        String code = code(delivery);

        assertThat(delivery.kind()).isEqualTo(Delivery.Kind.VERIFICATION);
        assertThat(delivery.channel()).isEqualTo("email");
        assertThat(delivery.language()).isEqualTo("en");
        assertThat(delivery.subject()).doesNotContain(code);
        assertThat(delivery.caseId()).isNull();
        confirm(id, other(code))
                .statusCode(422)
                .body("type", equalTo("https://hilo.dev/problems/wrong-code"))
                .body("attempts_left", equalTo(4));
        String user = confirm(id, code.substring(0, 3) + " " + code.substring(3))
                .statusCode(200)
                .extract()
                .path("userId");

        assertThat(user).isEqualTo(userOf(ana)).isEqualTo(userOf(visitor));
        assertThat(placesWith(code)).containsExactly("hilo.deliveries");
        confirm(id, other(code)).statusCode(410).body("type", equalTo("https://hilo.dev/problems/code-gone"));
        assertThat(writes(visitor, "c2", "¿sigues ahí?")).isEqualTo(user);
    }

    @Test
    void a_code_that_is_typed_in_the_conversation_proves_it_and_is_not_kept() {
        String anas = writes(ana, "m2", "la VPN no va");
        writes(visitor, "c3", "hola");
        request(Map.of("identity", visitor, "claim", ana));
        String code = code(delivery());

        writes(visitor, "c4", other(code));
        String user = writes(visitor, "c5", code);
        writes(visitor, "c5", code);

        assertThat(userOf(visitor)).isEqualTo(userOf(ana)).isEqualTo(user).isEqualTo(anas);
        List<String> told = as("agent", "Marta")
                .get("/api/v1/users/{id}/timeline?limit=200", user)
                .jsonPath()
                .getList("items.findAll { it.kind == 'interaction' }.text");
        assertThat(told).containsExactlyInAnyOrder("la VPN no va", "hola", other(code), "(código de un solo uso)");
        assertThat(placesWith(code)).containsExactly("hilo.deliveries", "hilo.interactions");
    }

    @Test
    void whether_an_address_is_anybodys_is_not_told() {
        writes(ana, "m3", "la VPN no va");
        String nobody = "mailto:nobody-" + salt + "@corp.com";

        Map<String, Object> known = answer(Map.of("identity", visitor, "claim", ana));
        Map<String, Object> unknown = answer(Map.of("identity", visitor, "claim", nobody));

        assertThat(known.keySet()).isEqualTo(unknown.keySet());
        as("agent", "Marta").get("/api/v1/users?identity={i}", nobody).then().statusCode(404);
    }

    @Test
    void what_makes_no_sense_or_comes_too_often_is_refused() {
        post(Map.of("identity", visitor)).statusCode(400).body("field", equalTo("claim"));
        post(Map.of("identity", visitor, "claim", visitor)).statusCode(400).body("field", equalTo("claim"));
        post(Map.of("identity", visitor, "claim", "oidc:x")).statusCode(400).body("field", equalTo("claim"));
        as("user", "Ana")
                .body(Map.of("identity", visitor, "claim", ana))
                .post("/api/v1/verifications")
                .then()
                .statusCode(400)
                .body("field", equalTo("identity"));
        String id = "";
        for (int i = 0; i < 5; i++) {
            id = request(Map.of("identity", visitor, "claim", ana));
        }
        confirm(id, "12345").statusCode(400).body("field", equalTo("code"));
        confirm("ver-none-1", "123456").statusCode(404);
        post(Map.of("identity", visitor, "claim", ana)).statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void a_code_that_nobody_would_carry_is_refused_and_none_is_sent() {
        String phone = "tel:+34600" + String.format("%06d", Math.floorMod(salt.hashCode(), 1_000_000));

        for (int i = 0; i < 6; i++) {
            post(Map.of("identity", visitor, "claim", phone))
                    .statusCode(400)
                    .body("type", equalTo("https://hilo.dev/problems/invalid-request"))
                    .body("field", equalTo("claim"))
                    .body("detail", containsString("by sms none can, only by: chat, email, webhook"));
        }
        post(Map.of("identity", visitor, "claim", ana, "channel", "whatsapp"))
                .statusCode(400)
                .body("field", equalTo("channel"))
                .body("detail", containsString("chat, email, webhook"));

        assertThat(Topics.records(bootstrapServers, "hilo.deliveries"))
                .noneMatch(record -> phone.equals(record.key()) || ana.equals(record.key()));
        assertThat(request(Map.of("identity", visitor, "claim", ana))).isNotEmpty();
    }

    @Test
    void a_user_claims_an_address_for_themself_and_an_erasure_takes_what_was_pending() {
        String id = as("user", "Eva")
                .body(Map.of("claim", ana))
                .post("/api/v1/verifications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String code = code(delivery());
        as("user", "Otro")
                .body(Map.of("code", code))
                .post("/api/v1/verifications/{id}/confirm", id)
                .then()
                .statusCode(404);
        String user = as("user", "Eva")
                .body(Map.of("code", code))
                .post("/api/v1/verifications/{id}/confirm", id)
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
        assertThat(userOf(ana)).isEqualTo(user);
        assertThat(database.getCollection("verifications").countDocuments(new Document("claim", ana)))
                .isEqualTo(1);

        as("administrator", "Ines")
                .post("/api/v1/users/{id}/erase", user)
                .then()
                .statusCode(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                database.getCollection("verifications").countDocuments(new Document("claim", ana)))
                        .isZero());
    }

    private static ValidatableResponse post(Map<String, String> wish) {
        return as("channel", "chat").body(wish).post("/api/v1/verifications").then();
    }

    private static Map<String, Object> answer(Map<String, String> wish) {
        return post(wish).statusCode(201).extract().jsonPath().getMap("");
    }

    private static String request(Map<String, String> wish) {
        return String.valueOf(answer(wish).get("id"));
    }

    private static ValidatableResponse confirm(String id, String code) {
        return as("agent", "Marta")
                .body(Map.of("code", code))
                .post("/api/v1/verifications/{id}/confirm", id)
                .then();
    }

    private static String userOf(String identity) {
        return as("agent", "Marta")
                .get("/api/v1/users?identity={i}", identity)
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
    }

    /** The latest to Ana. */
    private Delivery delivery() {
        return await()
                .atMost(SOON)
                .until(
                        () -> Topics.records(bootstrapServers, "hilo.deliveries").stream()
                                .filter(record -> ana.equals(record.key()))
                                .toList(),
                        found -> !found.isEmpty())
                .stream()
                .map(record -> ContractJson.read(record.value(), Delivery.class))
                .toList()
                .getLast();
    }

    private static String code(Delivery delivery) {
        Matcher code = CODE.matcher(delivery.text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static String other(String code) {
        return code.equals("111111") ? "222222" : "111111";
    }

    /** Says who has that identity once it is recorded. */
    private String writes(String from, String id, String text) {
        CaseApi.writes(publisher, database, from, id + salt, text);
        return userOf(from);
    }

    /** Collections and topics in which a code can be read as a word of its own. */
    private Set<String> placesWith(String code) {
        Pattern word = Pattern.compile("(?<![0-9A-Za-z.])" + code + "(?![0-9A-Za-z])");
        Set<String> places = new TreeSet<>();
        for (String name : database.listCollectionNames()) {
            for (Document document : database.getCollection(name).find()) {
                if (word.matcher(document.toJson()).find()) {
                    places.add(name);
                }
            }
        }
        for (ConsumerRecord<String, byte[]> record : Topics.records(bootstrapServers, "hilo\\..*")) {
            if (word.matcher(new String(record.value(), StandardCharsets.UTF_8)).find()) {
                places.add(record.topic());
            }
        }
        return places;
    }
}
