package dev.hilo.cases.attachments;

import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.attachments.Uploads.STEPS;
import static dev.hilo.cases.attachments.Uploads.raw;
import static dev.hilo.cases.attachments.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.cases.People;
import dev.hilo.cases.attachments.app.FileOwners;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Whose files are, who may name and read them, and when they go; from outside. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(value = ClamdServer.class, restrictToAnnotatedClass = true)
class FileOwnersIT {

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @Inject
    ContextLog log;

    @Inject
    FileOwners owners;

    @Test
    void a_file_is_named_for_one_user_alone_and_first_by_who_uploaded_it() {
        String ana = CaseApi.openCase(publisher).getString("cases[0].id");
        String bob = CaseApi.openCase(publisher).getString("cases[0].id");
        String file = upload("text/plain", "pasos.txt", STEPS).extract().path("id");

        name(as("agent", "Luis"), "notes", ana, file).statusCode(400).body("field", equalTo("attachments[0]"));
        name(as("agent", "Marta"), "notes", ana, file).statusCode(200);
        name(as("agent", "Marta"), "messages", bob, file).statusCode(400).body("field", equalTo("attachments[0]"));
        name(as("agent", "Luis"), "messages", ana, file).statusCode(200);
    }

    @Test
    void what_a_channel_has_stored_is_nobodys_until_its_interaction_comes() {
        String address = "mailto:c-" + UUID.randomUUID() + "@corp.com";
        String id = Ids.attachment(address, 0);
        raw(as("channel", "email"))
                .contentType("text/plain")
                .body(STEPS)
                .put("/api/v1/attachments/{id}", id)
                .then()
                .statusCode(200);
        String other = CaseApi.openCase(publisher).getString("cases[0].id");
        name(as("agent", "Marta"), "messages", other, id).statusCode(400);

        String user = mail(address, id);
        assertThat(file(id).get("metadata", Document.class))
                .containsEntry("user", user)
                .containsEntry("shown", true)
                .doesNotContainKey("waitsUntil");
        String caseId = as("agent", "Marta")
                .get("/api/v1/users/{id}/context", user)
                .jsonPath()
                .getString("cases[0].id");
        name(as("agent", "Marta"), "notes", caseId, id).statusCode(200);
        name(as("agent", "Marta"), "notes", other, id).statusCode(400);
    }

    @Test
    void what_nothing_names_in_time_is_swept_and_what_was_named_stays() {
        String caseId = CaseApi.openCase(publisher).getString("cases[0].id");
        String unnamed = upload("text/plain", "a.txt", STEPS).extract().path("id");
        String named = upload("text/plain", "b.txt", STEPS).extract().path("id");
        String refused = upload("text/plain", "c.txt", STEPS).extract().path("id");
        name(as("agent", "Marta"), "notes", caseId, named).statusCode(200);
        as("agent", "Marta")
                .body(Map.of("reason", "duplicado"))
                .post("/api/v1/cases/{id}/cancel", caseId)
                .then()
                .statusCode(200);
        name(as("agent", "Marta"), "messages", caseId, refused).statusCode(409);
        assertThat(file(unnamed).get("metadata", Document.class).getDate("waitsUntil"))
                .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_500));

        List.of(unnamed, named, refused)
                .forEach(id -> files().updateOne(
                                new Document("_id", id).append("metadata.waitsUntil", new Document("$exists", true)),
                                Updates.set("metadata.waitsUntil", Date.from(Instant.now()))));

        await().atMost(CaseApi.SOON)
                .untilAsserted(() -> List.of(unnamed, refused)
                        .forEach(id -> as("agent", "Marta")
                                .get("/api/v1/attachments/{id}", id)
                                .then()
                                .statusCode(404)));
        assertThat(database.getCollection("attachments.chunks")
                        .countDocuments(Filters.in("files_id", unnamed, refused)))
                .isZero();
        as("agent", "Marta").get("/api/v1/attachments/{id}", named).then().statusCode(200);
    }

    @Test
    void what_a_replica_left_untold_the_stream_tells() {
        String caseId = CaseApi.openCase(publisher).getString("cases[0].id");
        String file = upload("text/plain", "a.txt", STEPS).extract().path("id");
        name(as("agent", "Marta"), "messages", caseId, file).statusCode(200);
        Commit naming = log.read(userOf(caseId), 1, 100).getLast();
        files().updateOne(
                        new Document("_id", file),
                        Updates.combine(
                                Updates.set("metadata.shown", false),
                                Updates.set(
                                        "metadata.waitsUntil",
                                        Date.from(Instant.now().plusSeconds(3_600)))));

        owners.catchUp(List.of(new FileOwners.Change(naming.userId(), naming.version(), Set.of(file))));

        assertThat(file(file).get("metadata", Document.class))
                .containsEntry("shown", true)
                .doesNotContainKey("waitsUntil");
    }

    @Test
    void who_asks_for_help_reads_what_is_for_them_and_nothing_else() {
        String address = "ana-" + UUID.randomUUID() + "@corp.com";
        String own = Ids.attachment(address, 0);
        raw(as("channel", "email"))
                .contentType("text/plain")
                .body(STEPS)
                .put("/api/v1/attachments/{id}", own)
                .then()
                .statusCode(200);
        String user = mail("mailto:" + address, own);
        String caseId = as("agent", "Marta")
                .get("/api/v1/users/{id}/context", user)
                .jsonPath()
                .getString("cases[0].id");
        String told = upload("text/plain", "a.txt", STEPS).extract().path("id");
        String noted = upload("text/plain", "b.txt", STEPS).extract().path("id");
        String unnamed = upload("text/plain", "c.txt", STEPS).extract().path("id");
        name(as("agent", "Marta"), "messages", caseId, told).statusCode(200);
        name(as("agent", "Marta"), "notes", caseId, noted).statusCode(200);

        Map.of(own, 200, told, 200, noted, 404, unnamed, 404, "att_unknown", 404)
                .forEach((id, status) ->
                        ana(address).get("/api/v1/attachments/{id}", id).then().statusCode(status));
        ana("eva-" + address).get("/api/v1/attachments/{id}", told).then().statusCode(404);
        name(as("agent", "Marta"), "messages", caseId, noted).statusCode(200);
        ana(address).get("/api/v1/attachments/{id}", noted).then().statusCode(200);
    }

    @Test
    void who_asks_for_help_uploads_what_only_they_and_the_desk_can_read() {
        String address = "ana-" + UUID.randomUUID() + "@corp.com";
        String file = uploadedBy(address);
        raw(ana(address))
                .header("Content-Disposition", "attachment; filename=\"a.exe\"")
                .contentType("text/plain")
                .body(STEPS)
                .post("/api/v1/attachments")
                .then()
                .statusCode(422);

        ana(address).get("/api/v1/attachments/{id}", file).then().statusCode(200);
        as("agent", "Marta").get("/api/v1/attachments/{id}", file).then().statusCode(200);
        as("user", "Eva").get("/api/v1/attachments/{id}", file).then().statusCode(404);
        name(as("agent", "Marta"), "messages", CaseApi.openCase(publisher).getString("cases[0].id"), file)
                .statusCode(400);
    }

    @Test
    void what_people_upload_goes_with_what_they_write_and_with_nobody_elses() {
        String address = "ana-" + UUID.randomUUID() + "@corp.com";
        String first = uploadedBy(address);
        String opened = ana(address)
                .body(Map.of("text", "No puedo entrar", "attachments", List.of(first)))
                .post("/api/v1/me/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(file(first).get("metadata", Document.class))
                .containsEntry("user", userOf(opened))
                .doesNotContainKey("waitsUntil");
        String second = uploadedBy(address);
        ana("eva-" + address)
                .body(Map.of("text", "Es mío", "attachments", List.of(second)))
                .post("/api/v1/me/cases")
                .then()
                .statusCode(400)
                .body("field", equalTo("attachments[0]"));
        ana(address)
                .body(Map.of("text", "Esto sale", "attachments", List.of(second, first)))
                .post("/api/v1/me/cases/{id}/messages", opened)
                .then()
                .statusCode(200);
        String noted = upload("text/plain", "b.txt", STEPS).extract().path("id");
        name(as("agent", "Marta"), "notes", opened, noted).statusCode(200);
        ana(address)
                .body(Map.of("text", "¿Qué dice?", "attachments", List.of(noted)))
                .post("/api/v1/me/cases/{id}/messages", opened)
                .then()
                .statusCode(400);
    }

    private static String uploadedBy(String address) {
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
    private static RequestSpecification ana(String address) {
        return People.as("user", address, address).contentType(ContentType.JSON);
    }

    private static ValidatableResponse name(RequestSpecification who, String what, String caseId, String file) {
        return who.body(Map.of("text", "Los pasos:", "attachments", List.of(file)))
                .post("/api/v1/cases/{id}/" + what, caseId)
                .then();
    }

    /** A mail with a file; the user's id. */
    private String mail(String from, String attachment) {
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
                                && file(attachment)
                                        .get("metadata", Document.class)
                                        .containsKey("user"))
                .getString("userId");
    }

    private String userOf(String caseId) {
        return as("agent", "Marta").get("/api/v1/cases/{id}", caseId).jsonPath().getString("userId");
    }

    private Document file(String id) {
        return files().find(new Document("_id", id)).first();
    }

    private MongoCollection<Document> files() {
        return database.getCollection("attachments.files");
    }
}
