package dev.hilo.notification.telling.adapter;

import dev.hilo.notification.telling.adapter.mongo.MongoStrangerBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says since when strangers are not answered; that is no reason to take no requests. */
@Readiness
@ApplicationScoped
class StrangersHealth implements HealthCheck {

    private final MongoStrangerBudget budget;

    StrangersHealth(MongoStrangerBudget budget) {
        this.budget = budget;
    }

    @Override
    public HealthCheckResponse call() {
        Instant exceeded = budget.exceeded();
        return HealthCheckResponse.named("Answers to strangers")
                .up()
                .withData("limit", exceeded == null ? "kept" : "exceeded in the hour of " + exceeded)
                .build();
    }
}
