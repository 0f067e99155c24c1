package dev.hilo.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Kafka Connect, standalone and in a JVM of its own, running Debezium's MongoDB connector as {@code
 * deploy/debezium/context-log.json} sets it up: every insert into {@code hilo_cases.context_log} becomes a record on {@code
 * hilo.contexts}. It goes on where it stopped, also after {@link #kill9()}; records written since the last stored offset, up to
 * a second before, come again.
 */
public final class LocalConnect implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CONNECTOR = "hilo-context-log";

    private final int port;
    private final ChildProcess process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private LocalConnect(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Starts on a random port. */
    public static LocalConnect start(Path state, LocalKafka kafka, LocalMongo mongo) {
        return start(state, Ports.free(), kafka.bootstrapServers(), mongo.connectionString());
    }

    /** Starts, and waits until the connector's task runs. */
    public static LocalConnect start(Path state, int port, String bootstrapServers, String mongoUri) {
        ChildSpec spec = spec(state.toAbsolutePath(), port, bootstrapServers, mongoUri);
        LocalConnect connect = new LocalConnect(port, new ChildProcess(spec));
        try {
            connect.restart();
        } catch (RuntimeException e) {
            connect.close();
            throw e;
        }
        return connect;
    }

    /** Where Connect's REST interface is. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Connect's process. */
    public ChildProcess process() {
        return process;
    }

    /** Starts Connect when it does not run, and waits until the connector's task runs. */
    public void restart() {
        process.start();
        process.await(this::isRunning, PATIENCE);
    }

    /** Ends Connect as {@code kill -9} does. */
    public void kill9() {
        process.kill9();
    }

    /** Whether the connector and its task run, by Connect's own word. */
    public boolean isRunning() {
        URI status = url().resolve("/connectors/" + CONNECTOR + "/status");
        HttpRequest request =
                HttpRequest.newBuilder(status).timeout(Duration.ofSeconds(5)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode tasks = new ObjectMapper().readTree(answer.body()).path("tasks");
            return !tasks.isEmpty() && tasks.get(0).path("state").asText().equals("RUNNING");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.stop();
        http.close();
    }

    private static ChildSpec spec(Path state, int port, String bootstrapServers, String mongoUri) {
        Path directory = state.resolve("connect");
        Path offsets = directory.resolve("offsets");
        Path worker = directory.resolve("worker.properties");
        try {
            Files.createDirectories(directory);
            try (var out = Files.newBufferedWriter(worker)) {
                settings(port, bootstrapServers, offsets).store(out, "Written anew at each start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + worker, e);
        }
        Path connector = Installation.current().repository().resolve("deploy/debezium/context-log.json");
        return ChildSpec.ofClass(
                "connect",
                state.resolve("logs/connect.log"),
                List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of("HILO_MONGODB_URI", mongoUri),
                ConnectMain.class.getName(),
                offsets.toString(),
                worker.toString(),
                connector.toString());
    }

    private static Properties settings(int port, String bootstrapServers, Path offsets) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "bootstrap.servers", bootstrapServers,
                "listeners", "http://localhost:" + port,
                "offset.storage.file.filename", offsets.toString(),
                "offset.flush.interval.ms", "1000",
                "plugin.discovery", "service_load",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter",
                "config.providers", "env",
                "config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
                "producer.max.request.size", Topic.MAX_RECORD_BYTES));
        return settings;
    }
}
