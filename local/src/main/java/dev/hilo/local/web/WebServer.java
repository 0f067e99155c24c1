package dev.hilo.local.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server; each request has a thread of its own. */
public final class WebServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    private WebServer(HttpServer server) {
        this.server = server;
    }

    /** Answers requests. What it throws is answered with 400 (illegal argument) or 500. */
    @FunctionalInterface
    public interface Handler {
        /** The answer to one request. */
        Response handle(Request request) throws IOException;
    }

    /** Starts a server on the loopback interface. */
    public static WebServer start(int port, Handler handler) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), handler);
    }

    /** Starts a server on the given address. */
    public static WebServer start(InetSocketAddress address, Handler handler) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            WebServer web = new WebServer(server);
            server.setExecutor(web.requests);
            server.createContext("/", exchange -> answer(exchange, handler));
            server.start();
            return web;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + address, e);
        }
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Response response;
            try {
                response = handler.handle(Request.of(exchange));
            } catch (IllegalArgumentException e) {
                response = Response.problem(400, String.valueOf(e.getMessage()));
            } catch (RuntimeException | IOException e) {
                System.err.println("Request failed: " + exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath() + ": " + e);
                response = Response.problem(500, "Something broke here; the log of this process says what");
            }
            response.headers().forEach(exchange.getResponseHeaders()::set);
            boolean bodyless = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
            exchange.sendResponseHeaders(response.status(), bodyless ? -1 : response.body().length);
            if (!bodyless) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }
}
