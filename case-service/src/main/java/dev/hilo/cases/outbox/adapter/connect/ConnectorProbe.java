package dev.hilo.cases.outbox.adapter.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hilo.cases.outbox.adapter.OutboxConfig;
import dev.hilo.cases.outbox.app.ConnectorState;
import dev.hilo.cases.outbox.app.ConnectorState.Status;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks Connect every few seconds how the connector is. */
@ApplicationScoped
public class ConnectorProbe {

    private static final Logger LOG = Logger.getLogger(ConnectorProbe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Optional<URI> status;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile ConnectorState state;

    ConnectorProbe(OutboxConfig config, ObjectMapper json) {
        this.status = config.url()
                .map(url -> URI.create(
                        url.toString().replaceAll("/+$", "") + "/connectors/" + config.connector() + "/status"));
        this.json = json;
        this.state = new ConnectorState(
                Status.UNKNOWN,
                status.isPresent() ? "Connect has not been asked yet" : "not watched: HILO_CONNECT_URL is not set");
    }

    public ConnectorState state() {
        return state;
    }

    public boolean isWatched() {
        return status.isPresent();
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void ask() {
        status.ifPresent(uri -> become(answer(uri)));
    }

    private void become(ConnectorState now) {
        if (now.status() != state.status()) {
            LOG.log(
                    now.isFailed() ? Logger.Level.ERROR : Logger.Level.INFO,
                    "outbox: " + now.status() + " " + now.reason());
        }
        state = now;
    }

    private ConnectorState answer(URI uri) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 -> ConnectorStatus.read(json.readTree(answer.body()));
                case 404 -> new ConnectorState(Status.NOT_RUNNING, "Connect has no such connector");
                default -> new ConnectorState(Status.UNKNOWN, "Connect answers " + answer.statusCode());
            };
        } catch (IOException e) {
            return new ConnectorState(Status.UNKNOWN, "Connect does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ConnectorState(Status.UNKNOWN, "interrupted while Connect was asked");
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
