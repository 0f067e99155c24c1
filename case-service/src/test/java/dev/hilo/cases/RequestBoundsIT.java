package dev.hilo.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoDatabase;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Whatever somebody sends: what is too long, unprintable or at no time that can be is refused by name and nothing is done. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class RequestBoundsIT {

    private static final List<String> UNBELIEVABLE = List.of(
            "-999999999-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2200-01-01T00:00:00Z",
            "+10000-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z");

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @Test
    void every_text_of_a_request_has_a_limit_in_the_document() throws IOException {
        assertThat(texts()).isNotEmpty().allMatch(RequestBoundsIT::isLimited);
    }

    @Test
    void what_is_longer_is_refused_with_its_name_and_its_limit() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (RequestText text : texts()) {
            if (text.schema().has("maxLength")) {
                int most = text.schema().get("maxLength").asInt();
                Response answer = send(text, "x".repeat(most + 1));
                all.assertThatCode(() -> answer.then()
                                .statusCode(400)
                                .contentType("application/problem+json")
                                .body("type", endsWith("/text-too-long"))
                                .body("field", equalTo(text.field()))
                                .body("limit", equalTo(most)))
                        .as(text.toString())
                        .doesNotThrowAnyException();
            }
        }
        all.assertAll();
    }

    @Test
    void what_no_text_may_hold_is_refused_by_name() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (RequestText text : texts()) {
            if (text.schema().has("maxLength") && !text.in().equals("header")) {
                for (String bad :
                        text.in().equals("body") ? List.of("\u0000", "\u0007", "\ud800") : List.of("\u0000")) {
                    Response answer = send(text, "x" + bad);
                    all.assertThatCode(() -> answer.then()
                                    .statusCode(400)
                                    .body("type", endsWith("/characters-refused"))
                                    .body("field", equalTo(text.field())))
                            .as(text.toString())
                            .doesNotThrowAnyException();
                }
            }
        }
        all.assertAll();
    }

    @Test
    void times_that_nobody_can_mean_are_refused_by_name() throws IOException {
        List<RequestText> times =
                texts().stream().filter(RequestBoundsIT::isTime).toList();
        assertThat(times)
                .extracting(RequestText::field)
                .contains("until", "from", "to", "asOf", "interactionDate.startDateTime");
        SoftAssertions all = new SoftAssertions();
        String user = CaseApi.openCase(publisher).getString("userId");
        for (RequestText text : times) {
            for (String time : UNBELIEVABLE) {
                Response answer = send(text, time, user);
                all.assertThatCode(() -> answer.then()
                                .statusCode(400)
                                .body("type", endsWith("/time-out-of-range"))
                                .body("field", equalTo(text.field())))
                        .as(text + " " + time)
                        .doesNotThrowAnyException();
            }
        }
        all.assertAll();
    }

    @Test
    void a_field_that_is_not_known_is_refused_by_name() throws IOException {
        SoftAssertions all = new SoftAssertions();
        List<RequestText> misspelt = texts().stream()
                .filter(text -> text.in().equals("body") && !text.path().startsWith("/tmf-api/"))
                .flatMap(text -> text.misspelt("públic").stream())
                .distinct()
                .toList();
        assertThat(misspelt).hasSizeGreaterThan(20);
        for (RequestText text : misspelt) {
            all.assertThatCode(() -> send(text, "x")
                            .then()
                            .statusCode(400)
                            .contentType("application/problem+json")
                            .body("type", anyOf(endsWith("/unknown-field"), endsWith("/invalid-request")))
                            .body("field", equalTo(text.field())))
                    .as(text.toString())
                    .doesNotThrowAnyException();
        }
        all.assertAll();
    }

    @Test
    void what_should_stay_internal_is_not_sent_because_a_field_was_misread() {
        String caseId = CaseApi.openCase(publisher).getString("cases[0].id");
        for (String body : List.of(
                "{\"text\": \"solo interno\", \"public\": false}",
                "{\"text\": \"solo interno\", \"text\": \"hola\"}",
                "{\"text\": 5}",
                "{\"text\": true}")) {
            CaseApi.as("agent", "Marta")
                    .body(body)
                    .post("/api/v1/cases/{id}/messages", caseId)
                    .then()
                    .statusCode(400);
        }
        CaseApi.as("agent", "Marta")
                .header("Accept-Language", "es")
                .body("{\"text\": \"solo interno\", \"public\": false}")
                .post("/api/v1/cases/{id}/messages", caseId)
                .then()
                .body("field", is("public"))
                .body("known", hasItem("text"))
                .body("detail", containsString("«public» no se conoce aquí"));
    }

    @Test
    void a_query_parameter_that_is_not_known_is_refused_by_name() throws IOException {
        SoftAssertions all = new SoftAssertions();
        List<RequestText> operations = RequestText.operations(document()).toList();
        assertThat(operations).hasSizeGreaterThan(60);
        for (RequestText operation : operations) {
            all.assertThatCode(() -> given().auth()
                            .oauth2(CaseApi.token(operation.role(), "bounds"))
                            .contentType(operation.mediaType())
                            .request(
                                    io.restassured.http.Method.valueOf(
                                            operation.method().toUpperCase(java.util.Locale.ROOT)),
                                    operation.address("") + "?quue=network")
                            .then()
                            .statusCode(400)
                            .contentType("application/problem+json")
                            .body("type", endsWith("/unknown-parameter"))
                            .body("field", is("quue")))
                    .as(operation.toString())
                    .doesNotThrowAnyException();
        }
        all.assertAll();
    }

    @Test
    void a_query_says_each_thing_once_and_true_or_false() {
        for (String query : List.of("tag=vpn", "quue=network", "queue=network&queue=vpn", "limit=1&limit=2")) {
            CaseApi.as("agent", "Marta").get("/api/v1/cases?" + query).then().statusCode(400);
        }
        for (String dryRun : List.of("yes", "", "TRUE", "1", "sí")) {
            CaseApi.as("administrator", "Inés")
                    .queryParam("dryRun", dryRun)
                    .post("/api/v1/retention/run")
                    .then()
                    .statusCode(400)
                    .body("field", is("dryRun"));
        }
    }

    @Test
    void refusals_are_told_in_both_languages() {
        Map<String, String> body = Map.of("text", "ñ".repeat(100_001));
        CaseApi.as("user", "Begoña")
                .header("Accept-Language", "es")
                .body(body)
                .post("/api/v1/me/cases")
                .then()
                .statusCode(400)
                .body("detail", is("«text» puede tener 100000 caracteres como máximo."));
        CaseApi.as("user", "Begoña")
                .header("Accept-Language", "en")
                .body(body)
                .post("/api/v1/me/cases")
                .then()
                .statusCode(400)
                .body("detail", is("'text' may have 100000 characters at most."));
    }

    @Test
    void a_text_as_long_as_it_may_be_is_taken_whatever_it_is_made_of() {
        for (String character : List.of("ñ", "王", "🧵")) {
            CaseApi.as("user", "王芳-" + UUID.randomUUID())
                    .body(Map.of("text", character.repeat(100_000)))
                    .post("/api/v1/me/cases")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void six_megabytes_by_somebody_signed_in_open_no_case_and_stop_nothing() {
        String me = "Íñigo-" + UUID.randomUUID();
        CaseApi.as("user", me)
                .body(Map.of("text", "x".repeat(6_400_000)))
                .post("/api/v1/me/cases")
                .then()
                .statusCode(400)
                .body("field", is("text"));
        CaseApi.as("user", me)
                .body(Map.of("text", "No arranca"))
                .post("/api/v1/me/cases")
                .then()
                .statusCode(201);
    }

    @Test
    void a_case_does_not_wait_until_the_end_of_time() {
        String caseId = CaseApi.openCase(publisher).getString("cases[0].id");
        CaseApi.as("agent", "Marta")
                .body(Map.of("reason", "proveedor", "until", "+999999999-12-31T23:59:59Z"))
                .post("/api/v1/cases/{id}/hold", caseId)
                .then()
                .statusCode(400)
                .body("field", is("until"))
                .body("detail", containsString("2200"));
        CaseApi.as("agent", "Marta")
                .get("/api/v1/cases/{id}", caseId)
                .then()
                .statusCode(200)
                .body("status", is("new"));
        CaseApi.as("agent", "Marta")
                .body(Map.of("reason", "proveedor", "until", "2199-12-31T23:59:59Z"))
                .post("/api/v1/cases/{id}/hold", caseId)
                .then()
                .statusCode(200)
                .body("status", is("on-hold"));
    }

    @Test
    void two_values_are_no_body() {
        for (String body : List.of("{} {}", "{\"text\": \"hola\"} {\"text\": \"adiós\"}", "{}]")) {
            CaseApi.as("agent", "Marta")
                    .body(body)
                    .post("/api/v1/cases/HILO-1/notes")
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/malformed-body"));
            CaseApi.as("agent", "Marta")
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .patch("/api/v1/cases/HILO-1")
                    .then()
                    .statusCode(anyOf(is(400), is(404)));
        }
    }

    @Test
    void a_form_with_files_in_it_is_no_file() {
        CaseApi.as("agent", "Marta")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "nota.txt", "hola".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/attachments")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    private static boolean isLimited(RequestText text) {
        return List.of("maxLength", "enum", "pattern").stream().anyMatch(text.schema()::has);
    }

    private static boolean isTime(RequestText text) {
        return text.schema().path("format").asText().equals("date-time")
                || text.in().equals("query") && List.of("from", "to", "asOf").contains(text.field());
    }

    private static Response send(RequestText text, String value) {
        return send(text, value, "x");
    }

    private static Response send(RequestText text, String value, String user) {
        RequestSpecification request =
                given().urlEncodingEnabled(false).auth().oauth2(CaseApi.token(text.role(), "bounds"));
        String address = text.address(encoded(value)).replace("/users/x/", "/users/" + user + "/");
        if (!text.in().equals("body") && !text.method().equals("get")) {
            request.contentType(ContentType.JSON);
        }
        switch (text.in()) {
            case "query" -> address += "?" + text.field() + "=" + encoded(value);
            case "header" -> request.header(text.field(), value);
            case "body" ->
                request.contentType(text.mediaType())
                        .header("If-Match", "\"1\"")
                        .body(json(text.body(value)));
            default -> {}
        }
        return request.request(
                io.restassured.http.Method.valueOf(text.method().toUpperCase(java.util.Locale.ROOT)), address);
    }

    private static byte[] json(JsonNode body) {
        // Escaped, so that half a surrogate pair arrives as one.
        StringBuilder ascii = new StringBuilder();
        body.toString()
                .chars()
                .forEach(c -> ascii.append(c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return ascii.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static List<RequestText> texts() throws IOException {
        return RequestText.of(document())
                // No person has that role.
                .filter(text -> !text.role().equals("service"))
                .toList();
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    }
}
