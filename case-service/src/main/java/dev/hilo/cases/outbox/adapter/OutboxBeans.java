package dev.hilo.cases.outbox.adapter;

import dev.hilo.cases.outbox.app.PendingCommits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

@ApplicationScoped
class OutboxBeans {

    @Produces
    @Singleton
    PendingCommits pending(Clock clock) {
        return new PendingCommits(clock);
    }
}
