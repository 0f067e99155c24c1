package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.local.LocalIdentity;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Installation;
import dev.hilo.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The packaged service in a JVM of its own, as it runs in production. */
public final class ServiceAtWork implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = Ports.free();
    private final int management = Ports.free();
    private final ChildProcess process;

    public ServiceAtWork(Path state, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        this.process = new ChildProcess(new ChildSpec(
                "channel-chat-service",
                List.of(Installation.java().toString(), "-Xmx192m", "-jar", "target/quarkus-app/quarkus-run.jar"),
                all,
                null,
                state.resolve("chat.log")));
    }

    /** Where the real parts are, on a database of its own. */
    public static Map<String, String> settings(
            LocalKafka kafka, LocalMongo mongo, LocalIdentity identity, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("HILO_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        all.put("HILO_MONGODB_URI", mongo.connectionString());
        all.put(
                "HILO_MONGODB_DATABASE",
                "hilo_chat_" + UUID.randomUUID().toString().substring(0, 8));
        all.put("HILO_IDENTITY_ISSUER", identity.issuer());
        all.put("HILO_CHAT_PER_ADDRESS_CONNECTIONS", "10000");
        all.put("HILO_CHAT_PER_ADDRESS_SESSIONS_PER_MINUTE", "10000");
        all.put("HILO_CHAT_PER_ADDRESS_MESSAGES_PER_MINUTE", "100000");
        all.put("HILO_CHAT_PER_ADDRESS_UPLOADS_AT_ONCE", "100");
        all.put("HILO_CHAT_PER_ADDRESS_ANONYMOUS_FILES_PER_HOUR", "10000");
        return all;
    }

    public ServiceAtWork start() {
        process.start();
        process.await(() -> isReady(), Duration.ofMinutes(3));
        return this;
    }

    void kill9() {
        process.kill9();
    }

    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public HttpResponse<String> get(String path) {
        return get(url().resolve(path));
    }

    /** What operators see: health and metrics. */
    HttpResponse<String> manage(String path) {
        return get(URI.create("http://localhost:" + management).resolve(path));
    }

    private static HttpResponse<String> get(URI address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isReady() {
        try {
            return manage("/q/health").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
