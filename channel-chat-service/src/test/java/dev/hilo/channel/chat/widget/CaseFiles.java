package dev.hilo.channel.chat.widget;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hilo.contracts.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The case service's door for files, as {@code docs/rest-api.md} has it: keeps bytes, and finds one word infected. */
public final class CaseFiles implements AutoCloseable {

    static final String INFECTED = "EICAR";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public CaseFiles() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/attachments/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String id = path.substring(path.lastIndexOf('/') + 1);
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] file = files.get(id);
                send(exchange, file == null ? 404 : 200, file == null ? new byte[0] : file);
            } else if (new String(sent, StandardCharsets.UTF_8).contains(INFECTED)) {
                send(
                        exchange,
                        422,
                        ContractJson.write(Map.of(
                                "type", "https://hilo.dev/problems/infected-file", "infection", "Eicar-Signature")));
            } else {
                byte[] stored = files.computeIfAbsent(id, any -> sent);
                send(
                        exchange,
                        200,
                        ContractJson.write(Map.of(
                                "id", id, "mediaType", "text/plain", "size", stored.length, "sha256", sha256(stored))));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
