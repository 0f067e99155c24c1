package dev.hilo.channel.email.login.adapter.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An authorization server that gives a numbered token to whoever knows the client's secret. */
final class TokenEndpoint implements AutoCloseable {

    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TokenEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/token", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    /** What was asked for, request by request. */
    List<Map<String, String>> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String field : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        asked.add(form);
        boolean known = "s3cret".equals(form.get("client_secret"));
        byte[] body = (known
                        ? "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                                .formatted(asked.size())
                        : "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
