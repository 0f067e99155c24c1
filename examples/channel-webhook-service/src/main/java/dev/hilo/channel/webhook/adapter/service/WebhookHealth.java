package dev.hilo.channel.webhook.adapter.service;

import dev.hilo.channel.webhook.model.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how many sources are configured: none is no fault, but the reason why every hook is refused. */
@Readiness
@ApplicationScoped
class WebhookHealth implements HealthCheck {

    private final Sources sources;

    WebhookHealth(Sources sources) {
        this.sources = sources;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Hooks")
                .up()
                .withData("sources", sources.count())
                .withData(
                        "hooks",
                        sources.count() == 0
                                ? "all refused: no hilo.webhook.sources.<name>.secrets is set"
                                : "taken from the sources")
                .build();
    }
}
