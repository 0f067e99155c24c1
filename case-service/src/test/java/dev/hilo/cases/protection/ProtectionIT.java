package dev.hilo.cases.protection;

import static dev.hilo.cases.CaseApi.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.Issuer;
import dev.hilo.cases.Topics;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.search.app.IndexLog;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class ProtectionIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    EventPublisher publisher;

    @Inject
    MongoClient mongo;

    @Inject
    MongoDatabase database;

    @Inject
    ContextLog log;

    @Inject
    IndexLog search;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    private final String secret = "s3cr3t" + UUID.randomUUID().toString().replace("-", "");
    private final String ana = "mailto:" + secret + "@corp.com";
    private final String bob = "mailto:bob-" + UUID.randomUUID() + "@corp.com";

    @Test
    void an_export_has_the_context_every_step_and_the_files() throws IOException {
        String user = aBusyUser();
        given().auth()
                .oauth2(ConfigProvider.getConfig().getValue("hilo.scim.token", String.class))
                .contentType("application/scim+json")
                .body("{\"userName\": \"%1$s\", \"title\": \"La jefa\", \"emails\": [{\"value\": \"%1$s\"}]}"
                        .formatted(ana.substring("mailto:".length())))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201);

        byte[] zip = as("administrator", "Marta")
                .get("/api/v1/users/{id}/export", user)
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();

        Map<String, String> entries = unzipped(zip);
        assertThat(entries.get("context.json")).contains(ana, "Ana " + secret);
        assertThat(entries.get("directory.json"))
                .startsWith("[{")
                .contains("La jefa", secret)
                .endsWith("}]");
        assertThat(entries.get("history/" + user + ".ndjson").lines()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(entries.get("history/" + user + ".ndjson")).contains("texto " + secret, "respuesta " + secret);
        assertThat(entries).containsEntry(attachment() + "/foto.txt", "fichero " + secret);
        assertThat(entries.values()).contains("mensaje " + secret, "nota " + secret);
        as("agent", "Marta").get("/api/v1/users/{id}/export", user).then().statusCode(403);
    }

    @Test
    void nothing_is_left_of_who_is_erased_and_nobody_else_notices() {
        String user = aBusyUser();
        publish(mail("int_bob_" + secret.hashCode(), bob, "Bob", "hola", List.of()));
        String other = userOf(bob, 1);
        as("agent", "Marta")
                .contentType(ContentType.JSON)
                .body(Map.of("text", "hola", "attachments", List.of(upload("bob", "fichero de Bob"))))
                .post(
                        "/api/v1/cases/{id}/notes",
                        log.latest(other).cases().getFirst().id())
                .then()
                .statusCode(200);
        Context bobs = log.latest(other);
        assertThat(placesWith(secret))
                .contains("hilo.interactions", "contexts", "cases", "identities", "attachments.chunks");

        String erasure = as("administrator", "Marta")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "asked by mail"))
                .post("/api/v1/users/{id}/erase", user)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(SOON)
                .untilAsserted(() -> as("administrator", "Marta")
                        .get("/api/v1/erasures/{id}", erasure)
                        .then()
                        .body("status", equalTo("done")));

        assertThat(placesWith(secret)).isEmpty();
        assertThat(database.getCollection("attachments.files").countDocuments(new Document("metadata.user", user)))
                .isZero();
        assertThat(placesWith("fichero de Bob")).containsExactly("attachments.chunks");
        Context erased = log.latest(user);
        assertThat(erased.lineage().erased()).isTrue();
        assertThat(erased.cases()).allMatch(one -> one.status().isFinal());
        assertThat(erased.version())
                .isEqualTo(database.getCollection("context_log").countDocuments(new Document("user", user)));
        assertThat(folded(user)).isEqualTo(erased);
        assertThat(log.latest(other)).isEqualTo(bobs);
        as("agent", "Marta").get("/api/v1/users?identity={i}", ana).then().statusCode(404);
        as("agent", "Marta").get("/api/v1/users/{id}/timeline", user).then().statusCode(200);
    }

    @Test
    void what_comes_again_after_an_erasure_is_known_and_what_is_new_is_somebody_new() {
        String user = aBusyUser();
        as("administrator", "Marta")
                .contentType(ContentType.JSON)
                .post("/api/v1/users/{id}/erase", user)
                .then()
                .statusCode(202);
        await().atMost(SOON)
                .until(() -> as("agent", "Marta")
                                .get("/api/v1/users?identity={i}", ana)
                                .statusCode()
                        == 404);
        long before = log.latest(user).version();

        publish(mail("int_ana_" + secret, ana, "Ana", "otra vez", List.of()));
        publish(mail("int_new_" + secret, ana, "Ana", "algo nuevo", List.of()));

        String somebody = userOf(ana, 1);
        assertThat(somebody).isNotEqualTo(user);
        assertThat(log.latest(user).version()).isEqualTo(before);
        assertThat(log.latest(somebody).cases())
                .singleElement()
                .satisfies(one -> assertThat(one.interactions()).isEqualTo(1));
    }

    /** Ana writes a mail with a file, an agent answers with a key, a dead letter and a delivery carry her address. */
    private String aBusyUser() {
        byte[] bytes = ("fichero " + secret).getBytes(StandardCharsets.UTF_8);
        as("channel", "Marta")
                .contentType("text/plain")
                .header("Content-Disposition", "attachment; filename=\"foto.txt\"")
                .body(bytes)
                .put("/api/v1/attachments/{id}", attachment().substring("attachments/".length()))
                .then()
                .statusCode(200);
        publish(mail(
                "int_ana_" + secret,
                ana,
                "Ana " + secret,
                "texto " + secret,
                List.of(new Attachment(
                        attachment().substring("attachments/".length()),
                        "foto.txt",
                        "text/plain",
                        bytes.length,
                        "0".repeat(64),
                        null))));
        String user = userOf(ana, 1);
        String caseId = log.latest(user).cases().getFirst().id();
        as("agent", "Marta")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", secret.hashCode())
                .body(Map.of("text", "respuesta " + secret))
                .post("/api/v1/cases/{id}/messages", caseId)
                .then()
                .statusCode(200);
        for (String what : List.of("messages", "notes")) {
            String word = what.equals("notes") ? "nota " : "mensaje ";
            as("agent", "Marta")
                    .contentType(ContentType.JSON)
                    .body(Map.of("text", word + secret, "attachments", List.of(upload(secret, word + secret))))
                    .post("/api/v1/cases/{id}/" + what, caseId)
                    .then()
                    .statusCode(200);
        }
        search.catchUp(List.of(new IndexLog.Change(user, 1), new IndexLog.Change(user, 2)));
        publisher
                .kafka()
                .send(new ProducerRecord<>(
                        "hilo.interactions", ana, ("not json " + secret).getBytes(StandardCharsets.UTF_8)));
        publisher.publishAll(
                EventType.DELIVERY_REQUESTED,
                List.of(new Delivery(
                        "dlv_" + secret.hashCode(),
                        "email",
                        ana,
                        user,
                        caseId,
                        Delivery.Kind.AGENT_MESSAGE,
                        "Marta",
                        "es",
                        null,
                        "respuesta " + secret,
                        null,
                        Instant.now(),
                        Map.of())));
        await().atMost(SOON)
                .until(() -> Topics.records(bootstrapServers, "hilo.interactions.dead-letter").stream()
                        .anyMatch(record -> ana.equals(record.key())));
        return user;
    }

    private static String upload(String name, String text) {
        return as("agent", "Marta")
                .contentType("text/plain")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".txt\"")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String attachment() {
        return "attachments/" + Ids.attachment(secret, 0);
    }

    private static Interaction mail(String id, String from, String name, String text, List<Attachment> attachments) {
        return new Interaction(
                Ids.interaction("email", id),
                "email",
                Instant.parse("2026-11-25T08:00:00Z"),
                new Party(from, false, name, List.of()),
                new Conversation("<" + id + ">", null, List.of()),
                "asunto de " + name,
                Content.of(text),
                attachments,
                List.of(),
                Automation.NONE,
                null,
                Map.of());
    }

    /** Collections and topics in which a word can be read. */
    private List<String> placesWith(String word) {
        List<String> places = new ArrayList<>();
        for (String name : mongo.getDatabase(database.getName()).listCollectionNames()) {
            for (Document document : database.getCollection(name).find()) {
                Object data = document.get("data");
                String bytes =
                        data instanceof Binary binary ? new String(binary.getData(), StandardCharsets.ISO_8859_1) : "";
                if (document.toJson().contains(word) || bytes.contains(word)) {
                    places.add(name);
                    break;
                }
            }
        }
        for (ConsumerRecord<String, byte[]> record : Topics.records(bootstrapServers, "hilo\\..*")) {
            String all = record.key() + new String(record.value(), StandardCharsets.UTF_8) + record.headers();
            if (all.contains(word) && !places.contains(record.topic())) {
                places.add(record.topic());
            }
        }
        return places;
    }

    private Context folded(String user) {
        Context context = Context.empty(user);
        for (var commit : log.read(user, 1, 1_000)) {
            context = context.after(commit);
        }
        return context;
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        Map<String, String> entries = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private void publish(Interaction... interactions) {
        publisher.publishAll(EventType.INTERACTION_RECEIVED, List.of(interactions));
    }

    private String userOf(String address, int interactions) {
        return await().atMost(SOON)
                .until(
                        () -> as("agent", "Marta")
                                .get("/api/v1/users?identity={i}", address)
                                .then()
                                .extract()
                                .jsonPath(),
                        path -> path.get("cases") != null
                                && path.getList("cases.interactions", Integer.class).stream()
                                                .mapToInt(Integer::intValue)
                                                .sum()
                                        >= interactions)
                .getString("userId");
    }
}
