package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.ChannelUnavailable;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.tck.InMemoryTransport;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityProvider.class)
@SuppressWarnings("NullAway.Init")
class ChatUploadsTest {

    private static final byte[] SHOT = "un pantallazo".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, ?> NEXT = Map.of("type", "upload", "clientId", "c-1", "number", 0);

    @TestHTTPResource
    URI server;

    @Inject
    InMemoryTransport transport;

    @Inject
    InMemoryAttachments attachments;

    private final HttpClient http = HttpClient.newHttpClient();
    private ChatClient page;
    private String secret = "";
    private String visitor = "";

    @BeforeEach
    void hello() {
        page = new ChatClient(server);
        JsonNode welcome = page.hello(Map.of(
                "type",
                "hello",
                "language",
                "es",
                "token",
                IdentityProvider.token("Ana " + UUID.randomUUID(), "ana@corp.com", true)));
        secret = welcome.path("session").asText();
        visitor = welcome.path("visitor").asText();
        assertThat(welcome.path("largestFile").asLong()).isEqualTo(10 * 1024 * 1024);
        assertThat(welcome.path("mostFiles").asInt()).isEqualTo(10);
    }

    @AfterEach
    void close() {
        attachments.mend();
        page.close();
        http.close();
    }

    @Test
    void files_go_before_the_first_message_with_it_and_are_there_after_a_break() throws Exception {
        String href = page.send(NEXT).await("upload").path("href").asText();
        String next = page.send(Map.of("type", "upload", "clientId", "c-1", "number", 1))
                .await("upload")
                .path("href")
                .asText();
        page.close();
        page = new ChatClient(server);
        JsonNode resumed = page.hello(Map.of("type", "hello", "language", "es", "session", secret));
        assertThat(resumed.path("resumed").asBoolean()).isTrue();

        JsonNode taken = json(put(href, SHOT, "captura ñ.png", "es"));
        put(next, new byte[] {1}, "b.bin", "es");
        assertThat(taken)
                .isEqualTo(json("{\"number\":0,\"name\":\"captura ñ.png\",\"mediaType\":\"image/png\",\"size\":13}"));
        JsonNode ack = page.send(message("", List.of(1, 0))).await("ack");

        Interaction interaction = only(visitor);
        assertThat(interaction.content().text()).isEmpty();
        assertThat(interaction.from().claims())
                .as("who uploads stays who they are")
                .hasSize(1);
        assertThat(interaction.attachments())
                .extracting(Attachment::id, Attachment::name, Attachment::mediaType, Attachment::size)
                .containsExactly(
                        tuple(Ids.attachment(interaction.id(), 1), "b.bin", "image/png", 1L),
                        tuple(Ids.attachment(interaction.id(), 0), "captura ñ.png", "image/png", 13L));
        assertThat(ack.path("files").path(1).path("href").asText()).isEqualTo("/api/v1/chat/messages/1/files/1");
        try (ChatClient again = new ChatClient(server)) {
            JsonNode file =
                    again.hello(Map.of("type", "hello", "session", secret)).at("/messages/0/files/1");
            assertThat(file.path("name").asText()).isEqualTo("captura ñ.png");
            assertThat(http.send(
                                    HttpRequest.newBuilder(server.resolve(
                                                    file.path("href").asText()))
                                            .header("Hilo-Chat-Session", secret)
                                            .build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .isEqualTo(SHOT);
        }
    }

    @Test
    void a_repeated_upload_is_the_same_file_and_a_repeated_message_the_same_message() throws Exception {
        String href = page.send(NEXT).await("upload").path("href").asText();
        String first = put(href, SHOT, "a.png", "es").body();
        assertThat(put(href, SHOT, "a.png", "es").body()).isEqualTo(first);
        assertThat(put(href, new byte[70_000], "b.png", "es").body()).isEqualTo(first);
        page.send(message("mire", List.of(0))).await("ack");
        page.send(message("mire", List.of(0, 0))).await("ack");

        assertThat(only(visitor).attachments()).extracting(Attachment::name).containsExactly("a.png");
    }

    @Test
    void a_message_cannot_name_what_was_not_uploaded_for_it() throws Exception {
        put(page.send(NEXT).await("upload").path("href").asText(), SHOT, "a.png", "es");

        JsonNode refusal = page.send(Map.of("type", "message", "clientId", "c-2", "text", "x", "files", List.of(0)))
                .await("error");
        assertThat(refusal.path("code").asText()).isEqualTo("unknown-file");
        assertThat(refusal.path("clientId").asText()).isEqualTo("c-2");
        assertThat(page.send("{\"type\":\"message\",\"clientId\":\"c-2\",\"files\":[null]}")
                        .await("error")
                        .path("code")
                        .asText())
                .isEqualTo("invalid-frame");
        assertThat(page.send(Map.of("type", "upload", "clientId", "c-1", "number", 10))
                        .await("error")
                        .path("code")
                        .asText())
                .isEqualTo("too-many-files");
        assertThat(transport.interactions())
                .noneMatch(one -> one.from().identity().equals("chat:" + visitor));
    }

    @Test
    void only_who_has_the_secret_of_a_session_may_upload() throws Exception {
        String href = page.send(NEXT).await("upload").path("href").asText();
        secret = visitor + "." + "x".repeat(43);
        assertThat(put(href, SHOT, "a.png", "es").statusCode()).isEqualTo(401);
        secret = "";
        assertThat(put(href, SHOT, "a.png", "es").statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_too_much_is_refused_with_what_to_do() throws Exception {
        String href = page.send(NEXT).await("upload").path("href").asText();
        HttpResponse<String> large = put(href, new byte[10 * 1024 * 1024 + 1], "a.png", "en");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(json(large).path("detail").asText()).isEqualTo("A body may have 10485760 bytes at the most.");
        HttpResponse<String> many = put(href.replace("/0", "/10"), SHOT, "a.png", "es");
        assertThat(many.statusCode()).isEqualTo(409);
        assertThat(json(many).path("field").asText()).isEqualTo("number");
        assertThat(json(many).path("detail").asText()).isEqualTo("Ya hay 10. Quite alguno que no haga falta.");

        HttpResponse<String> last = put(href, SHOT, "a.png", "es");
        for (int i = 0; last.statusCode() == 200 && i < 20; i++) {
            last = put(href, SHOT, "a.png", "es");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After")).hasValue(1);
    }

    @Test
    void what_the_case_service_refuses_the_visitor_is_told_in_their_language() throws Exception {
        String href = page.send(NEXT).await("upload").path("href").asText();
        attachments.refuse(new AttachmentRefused(
                "422", URI.create("https://hilo.dev/problems/infected-file"), Map.of("infection", "Eicar")));
        HttpResponse<String> infected = put(href, SHOT, "a.png", "es");
        assertThat(infected.statusCode()).isEqualTo(422);
        assertThat(infected.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(infected).path("detail").asText())
                .isEqualTo("El antivirus encontró Eicar en el archivo. No se ha guardado.");
        assertThat(json(put(href, SHOT, "a.png", "en")).path("title").asText()).isEqualTo("The file is infected");

        attachments.breakDown(new ChannelUnavailable("away", new IOException()));
        HttpResponse<String> away = put(href, SHOT, "a.png", "es");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValueAsLong("Retry-After")).hasValue(10);
        attachments.mend();
        assertThat(put(href, SHOT, "a.png", "es").statusCode()).isEqualTo(200);
    }

    @Test
    void the_origins_that_may_connect_may_upload_and_no_others() throws Exception {
        String href = page.send(NEXT).await("upload").path("href").asText();
        for (String origin : List.of("https://intranet.corp.com", "http://" + server.getAuthority())) {
            assertThat(put(href, SHOT, "a.png", "es", "Origin", origin).statusCode())
                    .isEqualTo(200);
        }
        for (String origin : List.of("https://evil.example", "http://localhost:8080")) {
            assertThat(put(href, SHOT, "a.png", "es", "Origin", origin).statusCode())
                    .isEqualTo(403);
        }
        HttpResponse<String> asked = http.send(
                HttpRequest.newBuilder(server.resolve(href))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", "https://intranet.corp.com")
                        .header("Access-Control-Request-Method", "PUT")
                        .header("Access-Control-Request-Headers", "Hilo-Chat-Session, Content-Disposition")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains("https://intranet.corp.com");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("PUT");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Hilo-Chat-Session");
    }

    private HttpResponse<String> put(String href, byte[] bytes, String name, String language, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(href))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .header("Hilo-Chat-Session", secret)
                .header("Content-Type", "image/png")
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + name.replace(" ", "%20").replace("ñ", "%C3%B1"))
                .header("Accept-Language", language);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Interaction only(String who) {
        List<Interaction> found = transport.interactions().stream()
                .filter(one -> one.from().identity().equals("chat:" + who))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Map<String, ?> message(String text, List<Integer> files) {
        return Map.of("type", "message", "clientId", "c-1", "text", text, "files", files);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        return ContractJson.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
