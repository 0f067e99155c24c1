package dev.hilo.channel.email;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers like the case service's attachments: keeps what is put with the right token. */
final class CaseApiStandIn implements AutoCloseable {

    private static final String PATH = "/api/v1/attachments/";

    private final HttpServer server;
    private final String token;
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();

    CaseApiStandIn(String token) throws IOException {
        this.token = token;
        this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext(PATH, this::put);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    Map<String, byte[]> stored() {
        return Map.copyOf(stored);
    }

    private void put(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            boolean allowed =
                    ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (allowed && exchange.getRequestMethod().equals("PUT")) {
                stored.put(exchange.getRequestURI().getPath().substring(PATH.length()), bytes);
            }
            exchange.sendResponseHeaders(allowed ? 200 : 401, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
