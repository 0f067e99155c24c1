package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.channel.tck.InMemoryTransport;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the service ends connections, and that it says why. */
@QuarkusTest
@TestProfile(ChatClosesTest.Impatient.class)
@QuarkusTestResource(IdentityProvider.class)
@SuppressWarnings("NullAway.Init")
class ChatClosesTest {

    private static final Map<String, ?> PING = Map.of("type", "ping");

    /** Nobody wants to wait for 75 s. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hilo.chat.hello-within", "1S",
                    "hilo.chat.silent-for", "6S",
                    "hilo.chat.frames-waiting", "20",
                    "hilo.chat.uploads-at-once", "1",
                    "hilo.chat.upload-within", "2S");
        }
    }

    @TestHTTPResource
    URI server;

    @Inject
    InMemoryTransport transport;

    @Test
    void who_does_not_say_hello_is_sent_away() {
        try (ChatClient page = new ChatClient(server)) {
            page.send(PING).await("pong");

            assertThat(page.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void who_floods_us_is_told_so_and_sent_away() {
        try (ChatClient page = new ChatClient(server)) {
            page.hello(Map.of("type", "hello", "language", "es"));
            IntStream.range(0, 100).forEach(i -> page.send(PING));

            assertThat(page.closeCode()).isEqualTo(1008);
            Optional<JsonNode> last = page.poll(Duration.ofSeconds(1));
            while (last.isPresent() && "pong".equals(last.get().path("type").asText())) {
                last = page.poll(Duration.ofSeconds(1));
            }
            assertThat(last)
                    .hasValueSatisfying(
                            frame -> assertThat(frame.path("code").asText()).isEqualTo("rate-limited"));
        }
    }

    @Test
    void who_trickles_a_file_holds_up_others_for_no_longer_than_may_be() throws Exception {
        try (ChatClient page = new ChatClient(server);
                Socket slow = new Socket(server.getHost(), server.getPort());
                HttpClient http = HttpClient.newHttpClient()) {
            String secret = page.hello(Map.of("type", "hello")).path("session").asText();
            String href = page.send(Map.of("type", "upload", "clientId", "c-1", "number", 0))
                    .await("upload")
                    .path("href")
                    .asText();
            OutputStream bytes = slow.getOutputStream();
            bytes.write(("PUT " + href + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nHilo-Chat-Session: "
                            + secret + "\r\nContent-Length: 100000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            HttpRequest other = HttpRequest.newBuilder(server.resolve(href.replace("/0", "/1")))
                    .header("Hilo-Chat-Session", secret)
                    .PUT(HttpRequest.BodyPublishers.ofString("rápido"))
                    .build();
            AtomicInteger busy = new AtomicInteger();
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        bytes.write('x');
                        int status = http.send(other, HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                        busy.addAndGet(status == 503 ? 1 : 0);
                        return status == 200;
                    });

            assertThat(busy).hasPositiveValue();
        }
    }

    @Test
    void who_falls_silent_is_to_come_back_and_who_gives_a_sign_of_life_stays() {
        try (ChatClient silent = new ChatClient(server);
                ChatClient lively = new ChatClient(server)) {
            silent.hello(Map.of("type", "hello"));
            lively.hello(Map.of("type", "hello"));
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> {
                        lively.send(PING).await("pong");
                        return silent.isClosed();
                    });

            assertThat(silent.closeCode()).isEqualTo(1013);
            assertThat(lively.isClosed()).isFalse();
        }
    }

    @Test
    void who_does_not_read_what_comes_is_to_come_back_and_has_missed_nothing_then() {
        String secret;
        try (ChatClient slow = new ChatClient(server)) {
            JsonNode welcome = slow.hello(Map.of("type", "hello", "language", "es"));
            secret = welcome.path("session").asText();
            slow.send(Map.of("type", "message", "clientId", "c-1", "text", "hola"))
                    .await("ack");
            slow.stopReading();
            String much = "€".repeat(50_000);
            String identity = "chat:" + welcome.path("visitor").asText();
            IntStream.range(0, 49).forEach(i -> transport.deliver(AgentMessages.of("d-slow-" + i, identity, i + much)));
            await().until(transport::allSettled);
            for (int i = 0; i < 45; i++) {
                slow.send(Map.of("type", "hello", "language", "es", "session", secret));
            }
            slow.readOn();

            assertThat(slow.closeCode()).isEqualTo(1013);
        }
        try (ChatClient back = new ChatClient(server)) {
            assertThat(back.hello(Map.of("type", "hello", "session", secret)).path("messages"))
                    .hasSize(50);
        }
    }
}
