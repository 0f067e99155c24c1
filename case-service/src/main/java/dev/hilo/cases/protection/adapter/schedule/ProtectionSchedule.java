package dev.hilo.cases.protection.adapter.schedule;

import dev.hilo.cases.attachments.app.SweepFiles;
import dev.hilo.cases.protection.adapter.RetentionConfig;
import dev.hilo.cases.protection.app.EraseUser;
import dev.hilo.cases.protection.app.ExpireCases;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Goes on with erasures that something holds up, expires cases, and sweeps files that nothing names. Replicas may do the same: it is done once. */
@ApplicationScoped
class ProtectionSchedule {

    private static final Logger LOG = Logger.getLogger(ProtectionSchedule.class);

    private final EraseUser erase;
    private final ExpireCases expire;
    private final SweepFiles sweep;
    private final RetentionConfig config;
    private final AtomicInteger open;

    ProtectionSchedule(
            EraseUser erase, ExpireCases expire, SweepFiles sweep, RetentionConfig config, MeterRegistry meters) {
        this.erase = erase;
        this.expire = expire;
        this.sweep = sweep;
        this.config = config;
        this.open = meters.gauge("hilo.erasures.open", new AtomicInteger());
    }

    @Scheduled(every = "{hilo.protection.erasures-every:15s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void goOn() {
        open.set(erase.goOn());
    }

    @Scheduled(cron = "{hilo.retention.cron:0 30 3 * * ?}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void expire() {
        int expired = expire.run(config.atOnce()).size();
        if (expired > 0) {
            LOG.infof("Expired %d cases by their retention rules", expired);
        }
    }

    @Scheduled(every = "{hilo.attachments.sweep-every:1h}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        int gone = sweep.run();
        if (gone > 0) {
            LOG.infof("Deleted %d files that nothing named", gone);
        }
    }
}
