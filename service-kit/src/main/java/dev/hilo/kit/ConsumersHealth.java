package dev.hilo.kit;

import dev.hilo.stream.ConsumerStatus;
import dev.hilo.stream.StreamReader;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Well when every consumer reads; else each one's entry says since when it does not and why. No matter of readiness: REST is
 * served while a consumer waits.
 */
@Wellness
@ApplicationScoped
class ConsumersHealth implements HealthCheck {

    private final EventConsumers consumers;

    ConsumersHealth(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Event consumers");
        boolean up = true;
        for (StreamReader consumer : consumers.all()) {
            ConsumerStatus status = consumer.status();
            up &= status instanceof ConsumerStatus.Running;
            response.withData(consumer.topic() + " as " + consumer.group(), describe(status));
        }
        return response.status(up).build();
    }

    private static String describe(ConsumerStatus status) {
        return switch (status) {
            case ConsumerStatus.Starting s -> "starting since " + s.since();
            case ConsumerStatus.Running r -> "reading since " + r.since();
            case ConsumerStatus.Retrying r -> "waiting since " + r.since() + ": " + r.reason();
            case ConsumerStatus.Stopped s -> "stopped since " + s.since();
            case ConsumerStatus.Failed f -> "ended at " + f.since() + ": " + f.reason();
        };
    }
}
