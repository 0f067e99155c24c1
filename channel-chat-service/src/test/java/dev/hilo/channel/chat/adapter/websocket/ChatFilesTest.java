package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.tck.InMemoryTransport;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Delivery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityProvider.class)
@SuppressWarnings("NullAway.Init")
class ChatFilesTest {

    private static final byte[] STEPS = "1. Cierra la VPN.".getBytes(StandardCharsets.UTF_8);

    @TestHTTPResource
    URI server;

    @Inject
    InMemoryTransport transport;

    @Inject
    InMemoryAttachments attachments;

    @Test
    void a_file_of_the_desk_s_is_opened_by_the_session_it_was_sent_to_and_by_no_other() throws Exception {
        Attachment steps = attachments.store(
                "int_chat_files", 0, new AttachmentStore.File("pasos ñ.txt", "text/plain", STEPS, null));
        Attachment gone = new Attachment("att_gone", "b.txt", "text/plain", 1, "0".repeat(64), null);
        try (ChatClient page = new ChatClient(server);
                ChatClient other = new ChatClient(server)) {
            JsonNode welcome = page.hello(Map.of("type", "hello", "language", "es"));
            String secret = welcome.path("session").asText();
            page.send(Map.of("type", "message", "clientId", "c-1", "text", "hola"))
                    .await("ack");
            String stranger =
                    other.hello(Map.of("type", "hello")).path("session").asText();
            other.send(Map.of("type", "message", "clientId", "c-1", "text", "hola"))
                    .await("ack");
            transport.deliver(delivery("chat:" + welcome.path("visitor").asText(), List.of(steps, gone)));

            JsonNode file = page.await("message").path("files").path(0);
            assertThat(file.path("name").asText()).isEqualTo("pasos ñ.txt");
            assertThat(file.path("mediaType").asText()).isEqualTo("text/plain");
            assertThat(file.path("size").asInt()).isEqualTo(STEPS.length);
            assertThat(file.toString()).doesNotContain(steps.id());

            String href = file.path("href").asText();
            HttpResponse<byte[]> answer = get(href, secret);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(STEPS);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename*=UTF-8''pasos%20%C3%B1.txt");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(get(href, stranger).statusCode()).isEqualTo(404);
            assertThat(get(href, null).statusCode()).isEqualTo(401);
            assertThat(get(href, "not a secret").statusCode()).isEqualTo(401);
            assertThat(get(href.replace("files/0", "files/1"), secret).statusCode())
                    .as("gone")
                    .isEqualTo(404);
            assertThat(get(href.replace("files/0", "files/2"), secret).statusCode())
                    .isEqualTo(404);
            assertThat(get(href.replace("messages/2", "messages/1"), secret).statusCode())
                    .isEqualTo(404);
        }
    }

    private HttpResponse<byte[]> get(String href, @Nullable String secret) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(href));
        if (secret != null) {
            request.header("Hilo-Chat-Session", secret);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static Delivery delivery(String to, List<Attachment> files) {
        return new Delivery(
                "d-files",
                "chat",
                to,
                "usr-1",
                "HILO-1042",
                Delivery.Kind.AGENT_MESSAGE,
                "Leo",
                "es",
                null,
                "Los pasos:",
                null,
                files,
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }
}
