package dev.hilo.channel.chat.widget;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An organisation's site of another origin, whose pages have nothing but the widget's tag. */
final class HostSite implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html>
            <html lang="es"><head><meta charset="utf-8"><title>Intranet</title></head>
            <body><main><h1>Intranet</h1><p><a id="next" href="/next">Otra página</a></p></main>
            <script src="%s/widget.js" data-color="#7a1fa2" async></script></body></html>
            """;

    private final HttpServer server;
    private volatile String chat = "";

    HostSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] page = PAGE.formatted(chat).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
    }

    /** @param url where its pages take the widget from */
    void widgetFrom(String url) {
        chat = url;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
