package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.api.app.AnswerOnce;
import dev.hilo.cases.api.app.Audit;
import dev.hilo.cases.api.app.AuditTrail;
import dev.hilo.kit.BackgroundWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes the audit of reads within a second, and the rest of it before the service stops; hourly lets go what is kept no
 * longer, which MongoDB's own expiry does as well, where there is one.
 */
@ApplicationScoped
class AuditWriter {

    private static final Logger LOG = Logger.getLogger(AuditWriter.class);
    private static final long EVERY_MILLIS = 500;

    private final AuditTrail trail;
    private final Audit audit;
    private final AnswerOnce answers;
    private final Clock clock;
    private final BackgroundWork work;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit").factory());

    AuditWriter(AuditTrail trail, Audit audit, AnswerOnce answers, Clock clock, BackgroundWork work) {
        this.trail = trail;
        this.audit = audit;
        this.answers = answers;
        this.clock = clock;
        this.work = work;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::flush, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.close();
        flush();
    }

    private void flush() {
        try {
            trail.flush();
        } catch (RuntimeException e) {
            LOG.error("the audit cannot be written for the moment; what waits is tried again", e);
        } catch (Error e) {
            LOG.error("the audit ends: only a restart of the process helps", e);
            work.ended("the audit of reads", e);
            throw e;
        }
    }

    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        audit.removeExpired(clock.instant());
        answers.sweep();
    }
}
