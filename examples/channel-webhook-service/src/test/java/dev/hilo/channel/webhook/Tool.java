package dev.hilo.channel.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hilo.channel.webhook.adapter.signing.Signature;
import dev.hilo.channel.webhook.model.Source;
import dev.hilo.contracts.ContractJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A tool on the other side: signs what it sends, checks what it gets, and answers as it is told. */
public final class Tool implements AutoCloseable {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String NAME = "kit";

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int status = 204;
    private volatile String words = "";
    private volatile String location = "";

    /** A message whose signature holds. */
    public record Got(String id, JsonNode message) {}

    public Tool() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The tool as the channel is told of it. */
    public Source source(boolean vouches) {
        return new Source(NAME, List.of(SECRET), vouches, Optional.of(url()));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hilo");
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    /** How often it did not take a message. */
    public int refused() {
        return refused.get();
    }

    /** Answers so from now on; what is not 2xx counts as not got. */
    public void answers(int newStatus, String newWords) {
        status = newStatus;
        words = newWords;
    }

    public void redirectsTo(String address) {
        status = 302;
        location = address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            boolean signed = Signature.holds(
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    List.of(SECRET),
                    id,
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    body);
            int answered = signed ? status : 401;
            if (answered / 100 == 2) {
                got.add(new Got(id, ContractJson.mapper().readTree(body)));
            } else {
                refused.incrementAndGet();
            }
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            byte[] said = words.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answered, said.length == 0 ? -1 : said.length);
            exchange.getResponseBody().write(said);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
