package dev.hilo.cases.desk.adapter.time;

import dev.hilo.cases.desk.app.PassTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * Lets time pass for cases, once a minute on every replica. {@code hilo.cases.time} counts and times the rounds, by {@code
 * step} and {@code outcome}; {@code hilo.cases.time.changed} the cases that were changed. A round that fails is logged and
 * comes again a minute later, from the beginning.
 */
@ApplicationScoped
class PassingTime {

    private static final Logger LOG = Logger.getLogger(PassingTime.class);

    private final PassTime time;
    private final MeterRegistry meters;

    PassingTime(PassTime time, MeterRegistry meters) {
        this.time = time;
        this.meters = meters;
    }

    @Scheduled(
            identity = "cases-time",
            every = "{hilo.cases.time-passes-every:1m}",
            delayed = "{hilo.cases.time-passes-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void pass() {
        round("silence", time::closeSilent);
        round("due", time::openDue);
    }

    private void round(String step, IntSupplier work) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            meters.counter("hilo.cases.time.changed", "step", step).increment(work.getAsInt());
            outcome = "done";
        } catch (RuntimeException e) {
            LOG.errorf(e, "a round of '%s' failed; the next one begins anew", step);
        } finally {
            sample.stop(meters.timer("hilo.cases.time", "step", step, "outcome", outcome));
        }
    }
}
