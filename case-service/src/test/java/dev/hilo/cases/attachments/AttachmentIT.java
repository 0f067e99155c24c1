package dev.hilo.cases.attachments;

import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.attachments.Uploads.STEPS;
import static dev.hilo.cases.attachments.Uploads.raw;
import static dev.hilo.cases.attachments.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of agents and channels, from outside, with a scanner that answers as clamd does. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(value = ClamdServer.class, restrictToAnnotatedClass = true)
class AttachmentIT {

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @AfterEach
    void mended() {
        ClamdServer.broken = false;
        ClamdServer.limit = Integer.MAX_VALUE;
    }

    @Test
    void a_file_goes_with_a_message_and_with_a_note() {
        String caseId = CaseApi.openCase(publisher).getString("cases[0].id");
        String key = UUID.randomUUID().toString();
        String file = upload(key, "text/plain", "pasos.txt", STEPS)
                .statusCode(201)
                .body("name", equalTo("pasos.txt"))
                .body("size", equalTo(STEPS.length))
                .extract()
                .path("id");
        upload(key, "text/plain", "pasos.txt", STEPS).statusCode(201).body("id", equalTo(file));

        for (String what : List.of("messages", "notes")) {
            as("agent", "Marta")
                    .body(Map.of("text", "Los pasos:", "attachments", List.of(file)))
                    .post("/api/v1/cases/{id}/" + what, caseId)
                    .then()
                    .statusCode(200);
        }
        as("agent", "Marta")
                .get("/api/v1/cases/{id}/timeline", caseId)
                .then()
                .body("items.findAll { it.kind == 'agent-message' }.attachments.flatten().name", hasItem("pasos.txt"))
                .body("items.findAll { it.kind == 'note' }.attachments.flatten().id", hasItem(file));
        byte[] read = as("agent", "Marta")
                .get("/api/v1/attachments/{id}", file)
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asByteArray();
        assertThat(read).isEqualTo(STEPS);

        as("agent", "Marta")
                .body(Map.of("text", "¿?", "attachments", List.of(file, "att_unknown")))
                .post("/api/v1/cases/{id}/messages", caseId)
                .then()
                .statusCode(400)
                .body("field", equalTo("attachments[1]"));
    }

    @Test
    void what_a_file_is_its_bytes_say() {
        upload("text/plain", "fuente.txt", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("mediaType", containsString("text/plain"));
        upload("image/png", "foto.png", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("mediaType", equalTo("text/html"));
        upload("text/csv", "lista.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("mediaType", containsString("text/csv"));
        upload("text/plain", "notas.txt", "rem acordarse de la VPN".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("mediaType", equalTo("text/plain"));
    }

    @Test
    void programs_and_what_is_too_large_are_refused_and_leave_nothing() {
        long before = database.getCollection("attachments.files").countDocuments();
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        upload("image/png", "foto.png", program)
                .statusCode(422)
                .body("type", containsString("file-type-refused"))
                .body("media_type", containsString("application/x-"));
        upload("text/plain", "pasos.sh", "#!/bin/sh\necho".getBytes(StandardCharsets.UTF_8))
                .statusCode(422);
        upload("text/plain", "pasos.PS1 .", "Get-Service".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("type", containsString("file-name-refused"))
                .body("ending", equalTo(".ps1"));
        upload("image/png", "foto.png", new byte[100_001]).statusCode(413).body("limit", equalTo(100_000));
        assertThat(database.getCollection("attachments.files").countDocuments()).isEqualTo(before);
    }

    @Test
    void an_infected_file_is_refused_from_agents_and_channels() {
        byte[] infected = ClamdServer.EICAR.getBytes(StandardCharsets.US_ASCII);
        upload("text/plain", "a.txt", infected)
                .statusCode(422)
                .body("type", containsString("infected-file"))
                .body("infection", equalTo("Eicar-Test-Signature"));
        String id = "att_" + UUID.randomUUID().toString().replace("-", "");
        raw(as("channel", "email"))
                .contentType("text/plain")
                .body(infected)
                .put("/api/v1/attachments/{id}", id)
                .then()
                .statusCode(422);
        as("agent", "Marta").get("/api/v1/attachments/{id}", id).then().statusCode(404);
    }

    @Test
    void what_the_scanner_never_looks_at_is_refused_for_good() {
        ClamdServer.limit = 10;
        upload("text/plain", "pasos.txt", STEPS)
                .statusCode(422)
                .body("type", containsString("file-not-scanned"))
                .body("size", equalTo(STEPS.length))
                .body("detail", containsString("StreamMaxLength"));
    }

    @Test
    void nothing_is_taken_while_nobody_can_look_at_it() {
        ClamdServer.broken = true;
        upload("text/plain", "pasos.txt", STEPS).statusCode(503).header("Retry-After", "10");
        Management.get("/q/health/ready")
                .then()
                .body(
                        "checks.find { it.name == 'Scanner of files' }.data.clamd",
                        containsString("files are refused: clamd at localhost"));
        ClamdServer.broken = false;
        upload("text/plain", "pasos.txt", STEPS).statusCode(201);
    }
}
