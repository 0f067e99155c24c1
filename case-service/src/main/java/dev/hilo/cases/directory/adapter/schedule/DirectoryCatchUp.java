package dev.hilo.cases.directory.adapter.schedule;

import dev.hilo.cases.directory.app.CatchUp;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Right after the start and then twice a minute: contexts hear of entries that a request that died left untold. */
@ApplicationScoped
class DirectoryCatchUp {

    private static final Logger LOG = Logger.getLogger(DirectoryCatchUp.class);

    private final CatchUp catchUp;

    DirectoryCatchUp(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            int finished = catchUp.run((entryId, failure) -> {
                LOG.warnf(
                        "directory entry %s waits for the next time: %s",
                        entryId, failure.getClass().getName());
                LOG.debug("the failure in full", failure);
            });
            if (finished > 0) {
                LOG.infof("finished %d directory entries that a request had left", finished);
            }
        } catch (RuntimeException e) {
            LOG.warnf("the directory waits for its next round: %s", e.getClass().getName());
            LOG.debug("the failure in full", e);
        }
    }
}
