package dev.hilo.channel.email.service.adapter;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Sweeps what a TTL index lets go as well, so that nothing depends on it. Replicas may do the same. */
@ApplicationScoped
class EmailHousekeeping {

    private final EmailService service;
    private final Clock clock;

    EmailHousekeeping(EmailService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        service.channel().ifPresent(channel -> channel.removeExpired(clock.instant()));
    }
}
