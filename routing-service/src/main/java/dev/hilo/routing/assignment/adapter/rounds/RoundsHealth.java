package dev.hilo.routing.assignment.adapter.rounds;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Well while cases can be given out; else the entry says why not. */
@Wellness
@ApplicationScoped
class RoundsHealth implements HealthCheck {

    private final Rounds rounds;

    RoundsHealth(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Giving out cases")
                .status(rounds.failure().isEmpty());
        rounds.failure().ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
