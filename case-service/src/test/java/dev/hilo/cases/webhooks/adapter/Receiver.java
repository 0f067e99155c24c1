package dev.hilo.cases.webhooks.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hilo.contracts.ContractJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** The other end of a webhook. */
final class Receiver implements AutoCloseable {

    static final int HANG = -1;

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Request> answers = request -> 204;

    /** A request as it came. */
    record Request(String id, String timestamp, String signatures, String body, Map<?, ?> json, int answer) {

        String type() {
            return String.valueOf(json.get("type"));
        }

        Object caseId() {
            return json.get("caseId");
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?from=hilo";
    }

    /** Answers with the status that a request deserves, or never. */
    void answer(ToIntFunction<Request> with) {
        answers = with;
    }

    List<Request> requests() {
        return requests;
    }

    /** Those it took. */
    List<Request> taken() {
        return requests.stream().filter(request -> request.answer() == 204).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                body,
                ContractJson.mapper().readValue(body, Map.class),
                0);
        int status = answers.applyAsInt(request);
        requests.add(
                new Request(request.id(), request.timestamp(), request.signatures(), body, request.json(), status));
        if (status == HANG) {
            return;
        }
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
