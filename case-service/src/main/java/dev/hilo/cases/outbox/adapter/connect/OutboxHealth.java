package dev.hilo.cases.outbox.adapter.connect;

import dev.hilo.cases.outbox.app.ConnectorState;
import dev.hilo.cases.outbox.app.ConnectorState.Status;
import dev.hilo.cases.outbox.app.PendingCommits;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether what is committed is published. Nobody is sent away for it: reads go on, and writes are refused one by one. */
@Wellness
@ApplicationScoped
class OutboxHealth implements HealthCheck {

    private final ConnectorProbe probe;
    private final PendingCommits pending;

    OutboxHealth(ConnectorProbe probe, PendingCommits pending) {
        this.probe = probe;
        this.pending = pending;
    }

    @Override
    public HealthCheckResponse call() {
        ConnectorState state = probe.state();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Outbox connector")
                .status(state.status() == Status.RUNNING || !probe.isWatched())
                .withData("state", state.status().name())
                .withData("oldest unpublished commit, seconds", pending.oldest().toSeconds());
        if (!state.reason().isEmpty()) {
            response.withData("reason", state.reason());
        }
        return response.build();
    }
}
