package dev.hilo.cases.attachments;

import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.attachments.Uploads.STEPS;
import static dev.hilo.cases.attachments.Uploads.file;
import static dev.hilo.cases.attachments.Uploads.name;
import static dev.hilo.cases.attachments.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Files of two users who were one for a while. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(value = ClamdServer.class, restrictToAnnotatedClass = true)
class FilesOfMergedUsersIT {

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @Test
    void undoing_a_merge_parts_the_files_and_erasing_one_of_the_two_leaves_the_others() {
        JsonPath ana = CaseApi.openCase(publisher);
        JsonPath eva = CaseApi.openCase(publisher);
        String anas = upload("text/plain", "ana.txt", STEPS).extract().path("id");
        String evas = upload("text/plain", "eva.txt", STEPS).extract().path("id");
        wish(ana, "/merge", Map.of("userId", eva.getString("userId"), "reason", "la misma persona"));
        name(as("agent", "Marta"), "messages", caseOf(ana), anas).statusCode(200);
        name(as("agent", "Marta"), "messages", caseOf(eva), evas).statusCode(200);
        String merge = as("agent", "Marta")
                .get("/api/v1/users/{id}/merges", ana.getString("userId"))
                .jsonPath()
                .getString("[0].mergeId");
        wish(ana, "/merges/" + merge + "/undo", Map.of("reason", "no lo era"));

        assertThat(owner(anas)).isEqualTo(ana.getString("userId"));
        assertThat(owner(evas)).isEqualTo(eva.getString("userId"));
        name(as("agent", "Marta"), "notes", caseOf(eva), anas).statusCode(400);
        name(as("agent", "Marta"), "notes", caseOf(eva), evas).statusCode(200);

        String erasure = as("administrator", "Marta")
                .body(Map.of("reason", "asked by mail"))
                .post("/api/v1/users/{id}/erase", ana.getString("userId"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(CaseApi.SOON)
                .untilAsserted(() -> as("administrator", "Marta")
                        .get("/api/v1/erasures/{id}", erasure)
                        .then()
                        .body("status", equalTo("done")));

        as("agent", "Marta").get("/api/v1/attachments/{id}", anas).then().statusCode(404);
        as("agent", "Marta").get("/api/v1/attachments/{id}", evas).then().statusCode(200);
        byte[] export = as("administrator", "Marta")
                .get("/api/v1/users/{id}/export", eva.getString("userId"))
                .asByteArray();
        assertThat(new String(export, StandardCharsets.ISO_8859_1))
                .contains(evas)
                .doesNotContain(anas);
    }

    private static void wish(JsonPath user, String what, Map<String, ?> body) {
        as("agent", "Marta")
                .body(body)
                .post("/api/v1/users/" + user.getString("userId") + what)
                .then()
                .statusCode(200);
    }

    private static String caseOf(JsonPath user) {
        return user.getString("cases[0].id");
    }

    private String owner(String id) {
        return file(database, id).get("metadata", Document.class).getString("user");
    }
}
