package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.Interactions.NotPublished;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks after what an earlier process left. */
@ApplicationScoped
class ChatAtWork {

    private static final Logger LOG = Logger.getLogger(ChatAtWork.class);

    private final Chat chat;
    private final MeterRegistry meters;
    private final AtomicBoolean starting = new AtomicBoolean(true);
    private volatile @Nullable String looking;
    private volatile @Nullable String recovering = "what an earlier process left is still to be looked after";

    ChatAtWork(Chat chat, MeterRegistry meters) {
        this.chat = chat;
        this.meters = meters;
    }

    /** Soon after the start, then again and again: what was stored is published, whoever stored it. */
    @Scheduled(every = "10s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void recover() {
        try {
            int recovered = chat.recovery().recover(starting.get());
            starting.set(false);
            if (recovered > 0) {
                meters.counter("hilo.chat.sessions.recovered").increment(recovered);
                LOG.infof("published what was left over in %d sessions", recovered);
            }
            chat.confirmations().settle();
            recovering = null;
        } catch (NotPublished e) {
            recovering = "stored messages wait to be published: " + e.getMessage();
            LOG.warn(recovering);
        } catch (RuntimeException e) {
            recovering = "stored messages wait for the database: " + e.getMessage();
            LOG.warn(recovering);
            LOG.debug("the failure in full", e);
        }
    }

    /** What another replica has stored comes to who is connected here. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void showNews() {
        try {
            chat.news().look();
            looking = null;
        } catch (RuntimeException e) {
            if (looking == null) {
                LOG.warnf("what other replicas store waits for the database: %s", e.getMessage());
                LOG.debug("the failure in full", e);
            }
            looking = e.getMessage();
        }
    }

    /** Why what was stored is not published yet; empty when it is. */
    Optional<String> trouble() {
        return Optional.ofNullable(recovering);
    }
}
