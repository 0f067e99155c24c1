package dev.hilo.channel.quarkus;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Well when interactions are published and deliveries read; else it says what is in the way. */
@Wellness
@ApplicationScoped
class ChannelHealth implements HealthCheck {

    private final ChannelAtWork work;

    ChannelHealth(ChannelAtWork work) {
        this.work = work;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = work.trouble();
        return trouble.map(reason -> HealthCheckResponse.named("Channel events")
                        .down()
                        .withData("reason", reason)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("Channel events"));
    }
}
