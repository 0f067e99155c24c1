package dev.hilo.channel.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless an error ended what nothing but a new process revives. */
@Liveness
@ApplicationScoped
class ChannelLiveness implements HealthCheck {

    private final ChannelAtWork work;

    ChannelLiveness(ChannelAtWork work) {
        this.work = work;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Channel work").status(work.failure().isEmpty());
        work.failure().ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
