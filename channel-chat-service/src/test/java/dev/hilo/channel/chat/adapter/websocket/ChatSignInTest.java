package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing in and out, as the protocol says it. */
@QuarkusTest
@QuarkusTestResource(IdentityProvider.class)
@SuppressWarnings("NullAway.Init")
class ChatSignInTest {

    @TestHTTPResource
    URI server;

    @Test
    void signing_in_replaces_the_secret_and_ends_what_was_opened_by_the_old_one() {
        String token = IdentityProvider.token("Ana Núñez", "ana@corp.com", true);
        try (ChatClient planted = new ChatClient(server);
                ChatClient ana = new ChatClient(server);
                ChatClient again = new ChatClient(server)) {
            String old = begun(planted);
            JsonNode welcome = ana.hello(Map.of("type", "hello", "session", old, "token", token));

            assertThat(welcome.path("resumed").asBoolean()).isTrue();
            assertThat(welcome.path("session").asText()).isNotEqualTo(old);
            assertThat(planted.closeCode()).isEqualTo(4002);
            JsonNode refusal = again.send(Map.of("type", "hello", "language", "es", "session", old))
                    .await("error");
            assertThat(refusal.path("code").asText()).isEqualTo("sign-in-required");
            assertThat(again.send(message("c-2")).await("error").path("code").asText())
                    .isEqualTo("hello-first");
            assertThat(again.hello(Map.of("type", "hello", "session", old, "token", token))
                            .path("messages"))
                    .hasSize(1);
        }
    }

    @Test
    void a_page_is_told_to_drop_what_it_holds_of_somebody_else_s_session() {
        try (ChatClient page = new ChatClient(server)) {
            JsonNode anas =
                    page.hello(Map.of("type", "hello", "token", IdentityProvider.token("Ana", "ana@corp.com", true)));
            page.send(message("c-1")).await("ack");
            JsonNode wangs = page.hello(Map.of(
                    "type",
                    "hello",
                    "session",
                    anas.path("session").asText(),
                    "token",
                    IdentityProvider.token("王芳", "wang@corp.com", false)));

            assertThat(anas.has("ended")).isFalse();
            assertThat(wangs.path("resumed").asBoolean()).isFalse();
            assertThat(wangs.path("ended").asBoolean()).isTrue();
            assertThat(wangs.path("visitor")).isNotEqualTo(anas.path("visitor"));
            assertThat(wangs.path("verified").asBoolean()).isFalse();
        }
    }

    @Test
    void signing_out_needs_no_hello_ends_every_connection_of_the_session_and_its_secret_opens_nothing()
            throws Exception {
        try (ChatClient page = new ChatClient(server);
                ChatClient leaving = new ChatClient(server);
                ChatClient again = new ChatClient(server);
                HttpClient http = HttpClient.newHttpClient()) {
            String secret = begun(page);
            leaving.send(Map.of("type", "sign-out", "session", secret));

            assertThat(leaving.closeCode()).isEqualTo(4001);
            assertThat(page.closeCode()).isEqualTo(4001);
            JsonNode welcome = again.hello(Map.of("type", "hello", "session", secret, "lastSeq", 1));
            assertThat(welcome.path("ended").asBoolean()).isTrue();
            assertThat(welcome.path("messages")).isEmpty();
            assertThat(http.send(
                                    HttpRequest.newBuilder(server.resolve("/api/v1/chat/uploads/c-1/0"))
                                            .header("Hilo-Chat-Session", secret)
                                            .PUT(HttpRequest.BodyPublishers.ofString("x"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void signing_out_of_nothing_is_refused_or_done() {
        try (ChatClient page = new ChatClient(server)) {
            assertThat(page.send(Map.of("type", "sign-out"))
                            .await("error")
                            .path("code")
                            .asText())
                    .isEqualTo("invalid-frame");
            page.send(Map.of("type", "sign-out", "session", "vis_" + "0".repeat(32) + "." + "x".repeat(43)));

            assertThat(page.closeCode()).isEqualTo(4001);
        }
    }

    /** The secret of a session in which something was said. */
    private static String begun(ChatClient page) {
        String secret = page.hello(Map.of("type", "hello", "language", "es"))
                .path("session")
                .asText();
        page.send(message("c-1")).await("ack");
        return secret;
    }

    private static Map<String, ?> message(String clientId) {
        return Map.of("type", "message", "clientId", clientId, "text", "hola");
    }
}
