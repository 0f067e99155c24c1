package dev.hilo.cases.verification.adapter.schedule;

import dev.hilo.cases.verification.app.ForgetCodes;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Sweeps what a TTL index lets go as well, so that nothing depends on it. Replicas may do the same. */
@ApplicationScoped
class VerificationSchedule {

    private final ForgetCodes forgetting;

    VerificationSchedule(ForgetCodes forgetting) {
        this.forgetting = forgetting;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        forgetting.sweep();
    }
}
