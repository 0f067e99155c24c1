package dev.hilo.cases.attachments;

import static dev.hilo.cases.CaseApi.as;

import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Files as agents hand them in. */
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
}
