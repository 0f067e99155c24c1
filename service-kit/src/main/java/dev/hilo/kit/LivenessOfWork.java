package dev.hilo.kit;

import dev.hilo.stream.ConsumerStatus;
import dev.hilo.stream.StreamReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive while all that works on threads of its own does. What only waits is alive. */
@Liveness
@Singleton
class LivenessOfWork implements HealthCheck {

    private final Supplier<List<StreamReader>> consumers;
    private final BackgroundWork work;

    @Inject
    LivenessOfWork(EventConsumers consumers, BackgroundWork work) {
        this(consumers::all, work);
    }

    LivenessOfWork(Supplier<List<StreamReader>> consumers, BackgroundWork work) {
        this.consumers = consumers;
        this.work = work;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Background work");
        boolean up = work.ended().isEmpty();
        work.ended().forEach(response::withData);
        for (StreamReader consumer : consumers.get()) {
            if (consumer.status() instanceof ConsumerStatus.Failed failed) {
                up = false;
                response.withData(
                        consumer.topic() + " as " + consumer.group(),
                        "ended at " + failed.since() + ": " + failed.reason());
            }
        }
        return response.status(up).build();
    }
}
