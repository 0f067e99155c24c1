package dev.hilo.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Samples;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The catalogue of services and templates from outside, and what comes of it for cases. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
@TestProfile(CatalogueIT.Seeded.class)
class CatalogueIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    private final String id = "it-" + UUID.randomUUID().toString().substring(0, 8);
    private final String ana = "mailto:ana-" + UUID.randomUUID() + "@corp.com";

    /** The local platform's own seed, with a database of its own so that it is empty at first. */
    public static final class Seeded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hilo.catalogue.seed", "../deploy/catalogue.yaml", "hilo.mongodb.database", "hilo_cases_catalogue");
        }
    }

    @Test
    void an_empty_catalogue_is_filled_from_the_seed_in_both_languages() {
        anybody("user")
                .get("/api/v1/services")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("hardware", "network", "software"))
                .body("items.find { it.id == 'network' }.name.es", equalTo("Red y VPN"))
                .body("items.find { it.id == 'network' }.name.en", equalTo("Network and VPN"))
                .body("items.find { it.id == 'network' }.changedBy", equalTo("seed"));
        anybody("agent").get("/api/v1/templates").then().statusCode(200).body("items.id", hasItem("network-access"));
    }

    @Test
    void an_administrator_adds_replaces_and_removes_and_others_read() {
        Response added = put("services", id, service(id, null), null);
        added.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/services/" + id))
                .body("id", equalTo(id))
                .body("queue", equalTo(id + "-desk"))
                .body("impact", equalTo(2));
        String tag = added.header("ETag");
        assertThat(tag).matches("\"\\d+\"");

        put("services", id, service(id, null), null).then().statusCode(428);
        put("services", id, service(id, null), "\"1\"").then().statusCode(412).header("ETag", equalTo(tag));
        administrator()
                .contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(service(id, null))
                .put("/api/v1/services/{id}", id)
                .then()
                .statusCode(412);
        Response replaced = put("services", id, service(id + "-other", null), tag);
        replaced.then().statusCode(200).body("queue", equalTo(id + "-other-desk"));
        put("services", id, service(id, null), tag).then().statusCode(412);

        anybody("agent")
                .get("/api/v1/services/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(replaced.header("ETag")));
        anybody("supervisor")
                .contentType(ContentType.JSON)
                .body(service(id, null))
                .put("/api/v1/services/{id}", id)
                .then()
                .statusCode(403);
        administrator().delete("/api/v1/services/{id}", id).then().statusCode(428);
        administrator()
                .header("If-Match", replaced.header("ETag"))
                .delete("/api/v1/services/{id}", id)
                .then()
                .statusCode(204);
        anybody("agent").get("/api/v1/services/{id}", id).then().statusCode(404);
    }

    @Test
    void what_does_not_fit_is_refused_by_the_field_that_is_wrong() {
        ObjectNode lacking = service(id, null);
        lacking.remove("owner");
        put("services", id, lacking, null).then().statusCode(400).body("field", equalTo("owner"));
        put("services", id, service(id, "no-such-template"), null)
                .then()
                .statusCode(400)
                .body("field", equalTo("template"));
        put("services", "Not_An_Id", service(id, null), null)
                .then()
                .statusCode(400)
                .body("field", equalTo("id"));
        ObjectNode template = template();
        template.withObject("/fields/0").put("kind", "number");
        put("templates", id, template, null).then().statusCode(400).body("field", equalTo("fields[].kind"));
    }

    @Test
    void a_template_that_a_service_needs_stays() {
        String tag = put("templates", id, template(), null).header("ETag");
        put("services", id, service(id, id), null).then().statusCode(201);

        administrator()
                .header("If-Match", tag)
                .delete("/api/v1/templates/{id}", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://hilo.dev/problems/in-use"))
                .body("used_by", contains(id));
    }

    @Test
    void a_mail_to_a_service_goes_to_its_queue_is_asked_for_what_is_missing_and_the_reply_is_read() {
        put("templates", id, template(), null).then().statusCode(201);
        put("services", id, service(id, id), null).then().statusCode(201);

        publish("No imprime", id, null);
        JsonPath opened = context(1);
        assertThat(opened.getString("cases[0].queue")).isEqualTo(id + "-desk");
        JsonNode asked = fact(opened.getString("userId"), "InformationRequested");
        assertThat(asked.get("fields")).extracting(JsonNode::asText).containsExactly("printer", "since");
        assertThat(asked.get("language").asText()).isEqualTo("es");

        publish("1. IMP-07\n2. 20/11/2026", null, opened.getString("cases[0].id"));
        JsonPath answered = context(2);
        assertThat(fact(answered.getString("userId"), "InformationProvided")
                        .get("source")
                        .asText())
                .isEqualTo("user");
        assertThat(answered.getList("cases")).hasSize(1);
    }

    @Test
    void a_service_that_is_not_in_the_catalogue_changes_nothing_of_where_a_case_goes() {
        publish("Hola", id, null);

        assertThat(context(1).getString("cases[0].queue")).isEqualTo("service-desk");
    }

    // --- plumbing

    private static RequestSpecification administrator() {
        return People.as("administrator", "Root");
    }

    private static RequestSpecification anybody(String role) {
        return People.as(role, "Marta");
    }

    private static Response put(String shelf, String id, JsonNode item, @Nullable String tag) {
        RequestSpecification request =
                administrator().contentType(ContentType.JSON).body(item.toString());
        return (tag == null ? request : request.header("If-Match", tag)).put("/api/v1/{shelf}/{id}", shelf, id);
    }

    private static ObjectNode service(String name, @Nullable String template) {
        ObjectNode service = ContractJson.mapper().createObjectNode();
        service.putObject("name").put("es", name).put("en", name);
        service.put("owner", "Puesto de usuario").put("queue", name + "-desk").put("impact", 2);
        if (template != null) {
            service.put("template", template);
        }
        return service;
    }

    private static ObjectNode template() {
        ObjectNode template = ContractJson.mapper().createObjectNode();
        template.putObject("name").put("es", "Impresora").put("en", "Printer");
        var fields = template.putArray("fields");
        ObjectNode printer = fields.addObject().put("name", "printer");
        printer.putObject("question").put("es", "¿Qué impresora?").put("en", "Which printer?");
        ObjectNode since = fields.addObject().put("name", "since").put("kind", "date");
        since.putObject("question").put("es", "¿Desde cuándo?").put("en", "Since when?");
        return template;
    }

    private void publish(String text, @Nullable String service, @Nullable String caseId) {
        ObjectNode mail = ContractJson.mapper()
                .valueToTree(Samples.read("hilo.interaction.received.v1/email-with-image", Interaction.class));
        mail.put("id", "int_" + UUID.randomUUID());
        mail.withObject("/from").put("identity", ana);
        mail.withObject("/conversation").put("id", "<" + UUID.randomUUID() + "@corp.com>");
        mail.withObject("/content").put("text", text);
        mail.put("service", service);
        mail.putArray("caseReferences").addAll(caseId == null ? List.of() : List.of(text(caseId)));
        publisher.publishAll(
                EventType.INTERACTION_RECEIVED, List.of(ContractJson.mapper().convertValue(mail, Interaction.class)));
    }

    private static JsonNode text(String value) {
        return ContractJson.mapper().getNodeFactory().textNode(value);
    }

    private JsonPath context(int interactions) {
        return await().atMost(SOON)
                .until(
                        () -> anybody("agent")
                                .get("/api/v1/users?identity={i}", ana)
                                .jsonPath(),
                        path -> path.getString("cases[0].id") != null
                                && path.getInt("cases[0].interactions") >= interactions);
    }

    /** The latest such fact of a user's log. */
    private JsonNode fact(String userId, String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (Document commit : database.getCollection("context_log")
                .find(new Document("user", userId))
                .sort(new Document("version", 1))) {
            try {
                ContractJson.mapper()
                        .readTree(commit.getString("payload"))
                        .get("facts")
                        .forEach(one -> {
                            if (one.get("fact").asText().endsWith(kind)) {
                                found.add(one);
                            }
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found.getLast();
    }
}
