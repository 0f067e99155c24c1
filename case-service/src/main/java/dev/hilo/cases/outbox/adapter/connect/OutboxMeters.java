package dev.hilo.cases.outbox.adapter.connect;

import dev.hilo.cases.outbox.app.ConnectorState.Status;
import dev.hilo.cases.outbox.app.PendingCommits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code hilo.outbox.connector}: 1 for the state it is in, 0 for the others. {@code hilo.outbox.lag}: seconds. */
@ApplicationScoped
class OutboxMeters {

    void register(@Observes StartupEvent event, MeterRegistry meters, ConnectorProbe probe, PendingCommits pending) {
        for (Status status : Status.values()) {
            Gauge.builder("hilo.outbox.connector", probe, at -> at.state().status() == status ? 1 : 0)
                    .tag("state", status.name().toLowerCase(Locale.ROOT))
                    .description("Whether the connector that publishes the context log is in that state")
                    .register(meters);
        }
        TimeGauge.builder(
                        "hilo.outbox.lag",
                        pending,
                        TimeUnit.MILLISECONDS,
                        at -> at.oldest().toMillis())
                .description("Age of the oldest commit of this replica that is not on hilo.contexts yet")
                .register(meters);
    }
}
