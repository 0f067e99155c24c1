package dev.hilo.routing.assignment.adapter.rounds;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while cases can be given out; else the entry says why not. */
@Readiness
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
