package dev.hilo.cases.attachments;

import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.attachments.Uploads.STEPS;
import static dev.hilo.cases.attachments.Uploads.file;
import static dev.hilo.cases.attachments.Uploads.files;
import static dev.hilo.cases.attachments.Uploads.mail;
import static dev.hilo.cases.attachments.Uploads.name;
import static dev.hilo.cases.attachments.Uploads.raw;
import static dev.hilo.cases.attachments.Uploads.upload;
import static dev.hilo.cases.attachments.Uploads.userOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.cases.attachments.app.FileOwners;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Whose files are, who may name them, and when they go; from outside. */
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

        String user = mail(publisher, database, address, id);
        assertThat(file(database, id).get("metadata", Document.class))
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
        assertThat(file(database, unnamed).get("metadata", Document.class).getDate("waitsUntil"))
                .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_500));

        List.of(unnamed, named, refused)
                .forEach(id -> files(database)
                        .updateOne(
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
        files(database)
                .updateOne(
                        new Document("_id", file),
                        Updates.combine(
                                Updates.set("metadata.shown", false),
                                Updates.set(
                                        "metadata.waitsUntil",
                                        Date.from(Instant.now().plusSeconds(3_600)))));

        owners.catchUp(List.of(new FileOwners.Change(naming.userId(), naming.version(), Set.of(file))));

        assertThat(file(database, file).get("metadata", Document.class))
                .containsEntry("shown", true)
                .doesNotContainKey("waitsUntil");
    }
}
