package dev.hilo.cases.live.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.cases.CaseApi;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who holds connections and does nothing with them keeps nobody else out. */
@QuarkusTest
@TestProfile(HeldConnectionsIT.FewStreams.class)
@QuarkusTestResource(value = BrokerAndStore.class, restrictToAnnotatedClass = true)
class HeldConnectionsIT {

    private static final int SLOW = 30;

    public static final class FewStreams implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(TestTokens.settings());
            settings.put("mp.jwt.verify.issuer", "http://localhost:8090");
            settings.put("hilo.live.of-address", "3");
            return settings;
        }
    }

    @TestHTTPResource("/")
    URI service;

    @Test
    void one_address_has_so_many_streams_whoever_opens_them() {
        URI events = service.resolve("/api/v1/queues/service-desk/events");
        List<EventStreamClient> open = new ArrayList<>();
        try {
            for (String name : List.of("josé", "begoña", "王芳")) {
                open.add(EventStreamClient.open(events, token(name, "supervisor"), null));
            }
            await().atMost(CaseApi.SOON).until(() -> open.stream().allMatch(stream -> stream.status() == 200));

            given().header("Authorization", "Bearer " + token("o'brien", "supervisor"))
                    .get(events)
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json");
        } finally {
            open.forEach(EventStreamClient::close);
        }
    }

    @Test
    void files_that_come_slowly_over_many_sockets_keep_no_other_file_out() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int number = 0; number < SLOW; number++) {
                slow.add(trickle());
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> given().header("Authorization", "Bearer " + token("ana", "user"))
                                    .contentType("text/plain")
                                    .body("1. Cierra la VPN.".getBytes(StandardCharsets.UTF_8))
                                    .post("/api/v1/attachments")
                                    .statusCode()
                            == 201);
            assertThat(slow).as("nobody was cut off meanwhile").noneMatch(Socket::isClosed);
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    private Socket trickle() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream()
                .write(("POST /api/v1/attachments HTTP/1.1\r\nHost: " + service.getAuthority()
                                + "\r\nAuthorization: Bearer " + token("eva", "user")
                                + "\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\nx")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String token(String subject, String role) {
        return TestTokens.bearer(subject, role).substring("Bearer ".length());
    }
}
