package dev.hilo.channel.email;

import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Installation;
import dev.hilo.local.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged service with its own broker and database; the case service's part is played by a stand-in. */
final class ServiceAtWork implements AutoCloseable {

    private final LocalKafka kafka;
    private final LocalMongo mongo;
    private final CaseApiStandIn caseApi = new CaseApiStandIn("a-token");
    private final URI management;
    private final ChildProcess service;

    /** @param more settings of the service beside the usual, or in their place */
    ServiceAtWork(Path state, int imapPort, int smtpPort, Map<String, String> more) throws Exception {
        kafka = LocalKafka.start(state.resolve("kafka"));
        mongo = LocalMongo.start(state.resolve("mongo"));
        Path token = Files.writeString(state.resolve("token"), "a-token\n");
        int port = Ports.free();
        management = URI.create("http://localhost:" + port);
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(Ports.free())),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(port)),
                Map.entry("HILO_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("HILO_MONGODB_URI", mongo.connectionString()),
                Map.entry("HILO_CASE_API_URL", caseApi.url().toString()),
                Map.entry("HILO_CASE_API_TOKEN_FILE", token.toString()),
                Map.entry("HILO_EMAIL_ADDRESS", TestMailServer.DESK),
                Map.entry("HILO_EMAIL_IMAP_HOST", "127.0.0.1"),
                Map.entry("HILO_EMAIL_IMAP_PORT", Integer.toString(imapPort)),
                Map.entry("HILO_EMAIL_IMAP_USER", "soporte"),
                Map.entry("HILO_EMAIL_IMAP_PASSWORD", "secret"),
                Map.entry("HILO_EMAIL_IMAP_SECURITY", "none"),
                Map.entry("HILO_EMAIL_SMTP_HOST", "127.0.0.1"),
                Map.entry("HILO_EMAIL_SMTP_PORT", Integer.toString(smtpPort)),
                Map.entry("HILO_EMAIL_SMTP_USER", "soporte"),
                Map.entry("HILO_EMAIL_SMTP_PASSWORD", "secret"),
                Map.entry("HILO_EMAIL_SMTP_SECURITY", "none")));
        environment.putAll(more);
        List<String> command = List.of(
                Installation.java().toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        service = new ChildProcess(
                new ChildSpec("channel-email-service", command, environment, null, state.resolve("service.log")));
    }

    /** Starts it and waits until it is ready. */
    void startService() {
        service.start().await(() -> ready().contains("\"UP\""), Duration.ofSeconds(60));
    }

    void kill9() {
        service.kill9();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    CaseApiStandIn caseApi() {
        return caseApi;
    }

    String ready() {
        return get("/q/health/well");
    }

    /** What operators see, health and metrics; nothing while the service does not run. */
    String get(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        service.close();
        caseApi.close();
        mongo.close();
        kafka.close();
    }
}
