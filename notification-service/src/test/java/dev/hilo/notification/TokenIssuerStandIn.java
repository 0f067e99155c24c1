package dev.hilo.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gives numbered tokens to the client that knows its secret: the first holds for a second, the others for an hour. */
public final class TokenIssuerStandIn implements QuarkusTestResourceLifecycleManager {

    private static final String SECRET = "contraseña de Begoña";

    private final AtomicInteger given = new AtomicInteger();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            started.createContext("/oauth2/token", this::answer);
            started.start();
            server = started;
            return Map.of(
                    "hilo.identity.token-url",
                    "http://localhost:" + started.getAddress().getPort() + "/oauth2/token",
                    "hilo.case-api.client-secret",
                    SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String expected = "Basic "
                    + Base64.getEncoder()
                            .encodeToString(("notification-service:" + SECRET).getBytes(StandardCharsets.UTF_8));
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    || !form.contains("grant_type=client_credentials")) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            int number = given.incrementAndGet();
            byte[] body = ("{\"access_token\": \"token-" + number + "\", \"token_type\": \"Bearer\", \"expires_in\": "
                            + (number == 1 ? 1 : 3600) + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
