package dev.hilo.notification.telling.adapter;

import dev.hilo.notification.telling.app.AnswerElsewhere;
import dev.hilo.notification.telling.app.CommitReader;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks after answers that nobody has seen. Any replica may; the same answer goes out under the same id. */
@ApplicationScoped
class ElsewhereSchedule {

    private static final Logger LOG = Logger.getLogger(ElsewhereSchedule.class);

    private final AnswerElsewhere elsewhere;

    ElsewhereSchedule(AnswerElsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try {
            elsewhere.look();
        } catch (CommitReader.Away | RuntimeException e) {
            LOG.warnf("answers that nobody saw wait to go elsewhere: %s", e.getMessage());
            LOG.debug("the failure in full", e);
        }
    }
}
