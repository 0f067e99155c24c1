package dev.hilo.kit;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Well when no user's commits wait for one that is missing; else it names some of them, and since when they wait. */
@Wellness
@ApplicationScoped
class GapsHealth implements HealthCheck {

    private static final int SOME = 10;

    private final EventConsumers consumers;

    GapsHealth(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Gaps in the context stream");
        consumers.parked().ifPresent(parked -> {
            var some = parked.some(SOME);
            some.forEach(gap -> response.withData(
                    gap.userId(),
                    "waits since " + gap.since() + " for the commit before "
                            + gap.parked().first()));
            response.withData("users", parked.count()).status(some.isEmpty());
        });
        return consumers.parked().isPresent() ? response.build() : response.up().build();
    }
}
