package dev.hilo.cases.attachments;

import static dev.hilo.cases.CaseApi.as;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.People;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.stream.EventPublisher;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;

/** Files as agents, people and channels hand them in and name them. */
final class Uploads {

    static final byte[] STEPS = "1. Cierra la VPN. 2. Ábrela.".getBytes(StandardCharsets.UTF_8);

    private Uploads() {}

    static ValidatableResponse upload(String mediaType, String name, byte[] bytes) {
        return upload(UUID.randomUUID().toString(), mediaType, name, bytes);
    }

    static ValidatableResponse upload(String key, String mediaType, String name, byte[] bytes) {
        return raw(as("agent", "Marta"))
                .header("Idempotency-Key", key)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .contentType(mediaType)
                .body(bytes)
                .post("/api/v1/attachments")
                .then();
    }

    /** Sends bytes as they are, whatever they are said to be. */
    static RequestSpecification raw(RequestSpecification request) {
        EncoderConfig encoders = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("image/png", ContentType.BINARY);
        return request.config(io.restassured.RestAssured.config().encoderConfig(encoders));
    }

    static String uploadedBy(String address) {
        return raw(ana(address))
                .header("Content-Disposition", "attachment; filename=\"a.txt\"")
                .contentType("text/plain")
                .body(STEPS)
                .post("/api/v1/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Whoever has this address. */
    static RequestSpecification ana(String address) {
        return People.as("user", address, address).contentType(ContentType.JSON);
    }

    static ValidatableResponse name(RequestSpecification who, String what, String caseId, String file) {
        return who.body(Map.of("text", "Los pasos:", "attachments", List.of(file)))
                .post("/api/v1/cases/{id}/" + what, caseId)
                .then();
    }

    /** A mail with a file; the user's id. */
    static String mail(EventPublisher publisher, MongoDatabase database, String from, String attachment) {
        String id = Ids.interaction("email", from);
        publisher.publishAll(
                EventType.INTERACTION_RECEIVED,
                List.of(new Interaction(
                        id,
                        "email",
                        Instant.parse("2026-11-25T08:00:00Z"),
                        new Party(from, false, "Ana", List.of()),
                        new Conversation(from, null, List.of()),
                        "VPN",
                        Content.of("Adjunto el registro."),
                        List.of(new Attachment(
                                attachment, "vpn.log", "text/plain", STEPS.length, "0".repeat(64), null)),
                        List.of(),
                        Automation.NONE,
                        null,
                        Map.of())));
        return await().atMost(CaseApi.SOON)
                .until(
                        () -> as("agent", "Marta")
                                .get("/api/v1/users?identity={i}", from)
                                .then()
                                .extract()
                                .jsonPath(),
                        path -> path.get("cases") != null
                                && file(database, attachment)
                                        .get("metadata", Document.class)
                                        .containsKey("user"))
                .getString("userId");
    }

    static String userOf(String caseId) {
        return as("agent", "Marta").get("/api/v1/cases/{id}", caseId).jsonPath().getString("userId");
    }

    static Document file(MongoDatabase database, String id) {
        return files(database).find(new Document("_id", id)).first();
    }

    static MongoCollection<Document> files(MongoDatabase database) {
        return database.getCollection("attachments.files");
    }
}
