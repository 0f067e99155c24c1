package dev.hilo.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.local.LocalIdentity;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.local.identity.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service is told to stop while it is asked, as Kubernetes does when it replaces a pod. */
class ShutdownIT {

    private static final Duration DELAY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CLIENTS = 4;

    @TempDir
    private static Path state;

    private final int port = free();
    private final int management = free();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> dropped = new CopyOnWriteArrayList<>();

    @Test
    void no_request_is_dropped_when_it_is_told_to_stop_and_readiness_goes_down_first() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(state);
                LocalMongo mongo = LocalMongo.start(state);
                LocalIdentity identity = LocalIdentity.start(state)) {
            String token = identity.token(Person.of("agent", "Begoña Íñiguez"));
            Process service = start(kafka, mongo, identity);
            AtomicBoolean asking = new AtomicBoolean(true);
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                await().atMost(PATIENCE).until(() -> readiness() == 200);
                for (int n = 0; n < CLIENTS; n++) {
                    clients.submit(() -> askWhile(asking, token));
                }
                await().atMost(PATIENCE).until(() -> answered.get() > 20);
                try (Socket slow = beginUpload(token)) {
                    long told = System.nanoTime();
                    service.destroy();
                    await().atMost(DELAY).pollInterval(Duration.ofMillis(50)).until(() -> readiness() == 503);
                    int before = answered.get();
                    await().atMost(DELAY).until(() -> answered.get() > before + 10);
                    asking.set(false);
                    endUpload(slow);

                    assertThat(firstLine(slow)).as("what was under way").startsWith("HTTP/1.1 201");
                    assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
                    assertThat(Duration.ofNanos(System.nanoTime() - told)).isGreaterThanOrEqualTo(DELAY);
                }
            } finally {
                asking.set(false);
                service.destroyForcibly().onExit().join();
            }
        }
        assertThat(dropped).isEmpty();
    }

    private Process start(LocalKafka kafka, LocalMongo mongo, LocalIdentity identity) throws IOException {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar");
        assertThat(jar).as("the packaged service").exists();
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + management,
                "-Dquarkus.shutdown.delay=" + DELAY.toSeconds() + "S",
                "-jar",
                jar.toString());
        java.environment().put("HILO_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        java.environment().put("HILO_MONGODB_URI", mongo.connectionString());
        java.environment().put("HILO_IDENTITY_ISSUER", identity.issuer());
        java.environment().put("HILO_IDENTITY_JWKS_URL", identity.jwksUrl());
        java.environment().put("HILO_KEYS_MASTER", Base64.getEncoder().encodeToString(new byte[32]));
        return java.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "shutdown-it.log").toFile())
                .start();
    }

    private int readiness() {
        try {
            return get(management, "/q/health/ready", "");
        } catch (IOException e) {
            return 0;
        }
    }

    /** Each on a connection of its own, as from a load balancer that has just learnt of the pod. */
    private void askWhile(AtomicBoolean asking, String token) {
        while (asking.get()) {
            try {
                int status = get(port, "/api/v1/cases", token);
                if (status == 200) {
                    answered.incrementAndGet();
                } else {
                    dropped.add(String.valueOf(status));
                }
            } catch (IOException e) {
                dropped.add(e.toString());
            }
        }
    }

    private static int get(int port, String path, String token) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Socket beginUpload(String token) throws IOException {
        Socket socket = new Socket("localhost", port);
        OutputStream out = socket.getOutputStream();
        out.write(("POST /api/v1/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: text/plain\r\nContent-Length: 20\r\n\r\n0123456789")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static void endUpload(Socket socket) throws IOException {
        socket.getOutputStream().write("0123456789".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String firstLine(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        StringBuilder line = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next != '\r' && next != -1) {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        return line.toString();
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
