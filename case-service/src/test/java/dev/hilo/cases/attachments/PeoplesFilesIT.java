package dev.hilo.cases.attachments;

import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.attachments.Uploads.STEPS;
import static dev.hilo.cases.attachments.Uploads.ana;
import static dev.hilo.cases.attachments.Uploads.file;
import static dev.hilo.cases.attachments.Uploads.mail;
import static dev.hilo.cases.attachments.Uploads.name;
import static dev.hilo.cases.attachments.Uploads.raw;
import static dev.hilo.cases.attachments.Uploads.upload;
import static dev.hilo.cases.attachments.Uploads.uploadedBy;
import static dev.hilo.cases.attachments.Uploads.userOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What people who ask for help upload and read, from outside. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(value = ClamdServer.class, restrictToAnnotatedClass = true)
class PeoplesFilesIT {

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

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
        String user = mail(publisher, database, "mailto:" + address, own);
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
        assertThat(file(database, first).get("metadata", Document.class))
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

    @Test
    void who_uploads_more_and_more_and_names_nothing_is_told_to_wait() {
        String address = "ana-" + UUID.randomUUID() + "@corp.com";
        String first = uploadedBy(address);
        for (int i = 1; i < 5; i++) {
            uploadedBy(address);
        }
        raw(ana(address))
                .contentType("text/plain")
                .body(STEPS)
                .post("/api/v1/attachments")
                .then()
                .statusCode(429)
                .header("Retry-After", "86400");

        ana(address)
                .body(Map.of("text", "No puedo entrar", "attachments", List.of(first)))
                .post("/api/v1/me/cases")
                .then()
                .statusCode(201);
        uploadedBy(address);
    }
}
