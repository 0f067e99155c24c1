package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever begins session after session at one address gets no further than the address may. */
@QuarkusTest
@TestProfile(ChatAddressLimitsTest.Narrow.class)
@QuarkusTestResource(IdentityProvider.class)
@SuppressWarnings("NullAway.Init")
class ChatAddressLimitsTest {

    /** Everybody comes by a proxy at the loopback address, which says for whom. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hilo.http.trusted-proxies", "127.0.0.0/8,::1",
                    "hilo.chat.per-address.connections", "5",
                    "hilo.chat.per-address.sessions-per-minute", "3",
                    "hilo.chat.per-address.messages-per-minute", "6",
                    "hilo.chat.per-address.uploads-at-once", "2",
                    "hilo.chat.per-address.anonymous-files-per-hour", "3");
        }
    }

    @TestHTTPResource
    URI server;

    @Inject
    MeterRegistry meters;

    @Test
    void connections_beyond_the_limit_are_refused_until_others_are_closed_and_other_addresses_do_not_notice() {
        List<ChatClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                open.add(from("2001:db8:1:2::" + i));
            }
            assertThatThrownBy(() -> from("2001:db8:1:2:ffff::1"))
                    .as("the same /64")
                    .hasStackTraceContaining("429");
            open.add(from("2001:db8:1:3::1"));
            assertThat(meters.counter("hilo.chat.limited", "limit", "connections")
                            .count())
                    .isPositive();
            open.getFirst().close();
            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
                try (ChatClient again = from("2001:db8:1:2:ffff::1")) {
                    again.hello(Map.of("type", "hello"));
                }
            });
        } finally {
            open.forEach(ChatClient::close);
        }
    }

    @Test
    void many_sessions_of_one_address_are_begun_slowly_and_together_write_no_more_than_it_may() {
        List<ChatClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                ChatClient page = begun("198.51.100.7");
                open.add(page);
                assertThat(page.send(message("c-1")).await("ack").path("seq").asLong())
                        .isEqualTo(1);
            }
            ChatClient fourth = begun("198.51.100.7");
            open.add(fourth);
            JsonNode refusal = fourth.send(message("c-1")).await("error");
            assertThat(refusal.path("code").asText()).isEqualTo("rate-limited");
            assertThat(refusal.path("retryAfter").asLong()).isBetween(1_000L, 20_000L);
            assertThat(fourth.send(Map.of("type", "upload", "clientId", "c-2", "number", 0))
                            .await("error")
                            .path("code")
                            .asText())
                    .isEqualTo("rate-limited");

            for (int i = 2; i <= 4; i++) {
                open.getFirst().send(message("c-" + i)).await("ack");
            }
            refusal = open.getFirst().send(message("c-5")).await("error");
            assertThat(refusal.path("code").asText()).isEqualTo("rate-limited");
            assertThat(refusal.path("clientId").asText()).isEqualTo("c-5");

            ChatClient elsewhere = begun("198.51.100.8");
            open.add(elsewhere);
            elsewhere.send(message("c-1")).await("ack");
        } finally {
            open.forEach(ChatClient::close);
        }
    }

    @Test
    void files_of_who_did_not_sign_in_are_counted_by_address_over_all_sessions() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            try (ChatClient page = from(i < 3 ? "203.0.113.9" : "203.0.113.11")) {
                if (i < 3) {
                    statuses.add(put(secret(page, null), "203.0.113.9").statusCode());
                } else {
                    String signedIn = secret(page, IdentityProvider.token("王芳", "wang@corp.com", true));
                    statuses.add(put(signedIn, "203.0.113.9").statusCode());
                }
            }
        }
        assertThat(statuses).as("three without a name, and one with").containsExactly(200, 200, 200, 200);
        try (ChatClient page = from("203.0.113.10")) {
            HttpResponse<String> more = put(secret(page, null), "203.0.113.9");
            assertThat(more.statusCode()).isEqualTo(429);
            assertThat(more.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        }
    }

    @Test
    void who_holds_connections_for_files_and_sends_nothing_is_cut_off_and_starves_nobody_elsewhere() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (ChatClient attacker = from("192.0.2.1");
                ChatClient other = from("192.0.2.2")) {
            String secret = secret(attacker, null);
            for (int i = 0; i < 2; i++) {
                slow.add(trickle(secret, "192.0.2.1", i));
            }
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThat(put(secret, "192.0.2.1").statusCode()).isEqualTo(429));
            assertThat(put(secret(other, null), "192.0.2.2").statusCode()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(slow.getFirst().getInputStream().read()).isEqualTo(-1));
            assertThat(meters.counter("hilo.chat.limited", "limit", "slow-upload")
                            .count())
                    .isPositive();
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    private Socket trickle(String secret, String address, int number) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream()
                .write(("PUT /api/v1/chat/uploads/c-9/" + number + " HTTP/1.1\r\nHost: " + server.getAuthority()
                                + "\r\nHilo-Chat-Session: " + secret + "\r\nX-Forwarded-For: " + address
                                + "\r\nContent-Length: 100000\r\n\r\nx")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private HttpResponse<String> put(String secret, String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(server.resolve("/api/v1/chat/uploads/c-1/0"))
                            .header("Hilo-Chat-Session", secret)
                            .header("X-Forwarded-For", address)
                            .PUT(HttpRequest.BodyPublishers.ofString("x"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Of a session that is stored, from an address that begins no others. */
    private static String secret(ChatClient page, @Nullable String token) {
        JsonNode welcome =
                page.hello(token == null ? Map.of("type", "hello") : Map.of("type", "hello", "token", token));
        page.send(Map.of("type", "upload", "clientId", "c-1", "number", 0));
        page.poll(Duration.ofSeconds(5));
        return welcome.path("session").asText();
    }

    private ChatClient begun(String address) {
        ChatClient page = from(address);
        page.hello(Map.of("type", "hello", "language", "es"));
        return page;
    }

    private ChatClient from(String address) {
        return new ChatClient(server, null, Map.of("X-Forwarded-For", address));
    }

    private static Map<String, ?> message(String clientId) {
        return Map.of("type", "message", "clientId", clientId, "text", "hola");
    }
}
