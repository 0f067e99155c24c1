package dev.hilo.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hilo.contracts.ContractJson;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for the case service: gives keys to whoever has the token, which at first the service under test has not. */
public final class KeysStandIn implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "good";

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            Path token = Files.createTempFile(Path.of("target"), "service", ".token");
            Files.writeString(token, "expired");
            HttpServer started = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            started.createContext("/api/v1/keys", KeysStandIn::answer);
            started.start();
            server = started;
            return Map.of(
                    "hilo.case-api.url",
                    "http://localhost:" + started.getAddress().getPort(),
                    "hilo.case-api.token-file",
                    token.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode wanted = ContractJson.mapper().readTree(exchange.getRequestBody());
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            List<Map<String, String>> given = new ArrayList<>();
            wanted.get("keys")
                    .forEach(one -> given.add(Map.of(
                            "user",
                            one.get("user").asText(),
                            "scope",
                            one.get("scope").asText(),
                            "key",
                            Base64.getEncoder().encodeToString(SealedStory.KEY.getEncoded()))));
            byte[] body = ContractJson.write(Map.of("keys", given));
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
