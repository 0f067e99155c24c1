package dev.hilo.channel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Ids;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class CaseApiAttachmentsTest {

    private record Request(String path, String type, String disposition, String token, byte[] body) {}

    @TempDir
    private Path folder;

    private HttpServer server;
    private Path token;
    private CaseApiAttachments attachments;
    private String said = "";
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        token = Files.writeString(folder.resolve("token"), "first\n");
        attachments = new CaseApiAttachments(
                URI.create("http://localhost:" + server.getAddress().getPort()),
                TokenSupplier.ofFile(token),
                new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_file_is_put_under_the_id_of_its_place_in_the_interaction() throws Exception {
        Attachment stored = attachments.store("int_1", 0, file("captura ñ.png", "image/png"));

        assertThat(stored.id()).isEqualTo(Ids.attachment("int_1", 0));
        assertThat(stored.size()).isEqualTo(5);
        assertThat(stored.sha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        Request request = requests.getFirst();
        assertThat(request.path()).isEqualTo("/api/v1/attachments/" + stored.id());
        assertThat(request.type()).isEqualTo("image/png");
        assertThat(request.disposition())
                .isEqualTo("attachment; filename=\"captura _.png\"; filename*=UTF-8''captura%20%C3%B1.png");
        assertThat(request.token()).isEqualTo("Bearer first");
        assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }

    @Test
    void what_a_file_is_the_case_service_says() throws Exception {
        said = "{\"id\": \"att_1\", \"mediaType\": \"text/html\", \"new\": true}";
        assertThat(attachments.store("int_1", 0, file("foto.png", "image/png")).mediaType())
                .isEqualTo("text/html");
        said = "";
        assertThat(attachments.store("int_1", 0, file("foto.png", "image/png")).mediaType())
                .isEqualTo("image/png");
    }

    @Test
    void the_token_is_read_anew_for_each_attempt() throws Exception {
        answers.add(401);
        attachments.store("int_1", 0, file("a", "text/plain"));
        Files.writeString(token, "second");
        attachments.store("int_1", 1, file("b", "text/plain"));

        assertThat(requests)
                .extracting(Request::token)
                .containsExactly("Bearer first", "Bearer first", "Bearer second");
    }

    @Test
    void what_is_out_of_order_for_now_is_tried_again_and_then_told() {
        answers.addAll(List.of(503, 503, 503));
        assertThatThrownBy(() -> attachments.store("int_1", 0, file("a", "text/plain")))
                .isInstanceOf(ChannelUnavailable.class)
                .hasMessageContaining("503");
        assertThat(requests).hasSize(3);
    }

    @Test
    void what_is_too_large_is_refused_at_once() {
        answers.add(413);
        assertThatThrownBy(() -> attachments.store("int_1", 0, file("a", "text/plain")))
                .isInstanceOf(AttachmentRefused.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void why_it_was_refused_is_known_as_far_as_the_case_service_says() {
        answers.addAll(List.of(422, 422));
        said = "{\"type\": \"https://hilo.dev/problems/infected-file\", \"status\": 422, \"title\": \"Infectado\","
                + "\"infection\": \"Eicar\"}";
        assertThatThrownBy(() -> attachments.store("int_1", 0, file("a", "text/plain")))
                .isInstanceOfSatisfying(AttachmentRefused.class, refused -> {
                    assertThat(refused.problem()).contains(URI.create("https://hilo.dev/problems/infected-file"));
                    assertThat(refused.details()).containsExactly(Map.entry("infection", "Eicar"));
                });
        said = "<html>";
        assertThatThrownBy(() -> attachments.store("int_1", 0, file("a", "text/plain")))
                .isInstanceOfSatisfying(
                        AttachmentRefused.class,
                        refused -> assertThat(refused.problem()).isEmpty());
    }

    @Test
    void what_is_there_already_under_the_id_stays_what_it_is() throws Exception {
        said = "{\"name\": \"first.txt\", \"mediaType\": \"text/plain\", \"size\": 3, \"sha256\": \"" + "a".repeat(64)
                + "\"}";
        assertThat(attachments.store("int_1", 0, file("second.png", "image/png")))
                .isEqualTo(
                        new Attachment(Ids.attachment("int_1", 0), "first.txt", "text/plain", 3, "a".repeat(64), null));
    }

    @Test
    void names_with_paths_and_types_that_are_none_do_no_harm() {
        AttachmentStore.File file =
                new AttachmentStore.File("..\\..\\etc/passwd\r\nX: y", "nonsense", new byte[0], null);
        assertThat(file.name()).isEqualTo("passwdX: y");
        assertThat(file.mediaType()).isEqualTo("application/octet-stream");
    }

    private static AttachmentStore.File file(String name, String type) {
        return new AttachmentStore.File(name, type, "hello".getBytes(StandardCharsets.UTF_8), null);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            requests.add(new Request(
                    exchange.getRequestURI().getPath(),
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Content-Disposition"),
                    headers.getFirst("Authorization"),
                    exchange.getRequestBody().readAllBytes()));
            Integer code = answers.poll();
            byte[] body = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code == null ? 201 : code, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
