package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.ChatStore;
import dev.hilo.channel.chat.app.Interactions.NotPublished;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.contracts.DeliveryReceipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts reading deliveries, looks after what an earlier process left, and stops in order. */
@ApplicationScoped
class ChatAtWork {

    private static final Logger LOG = Logger.getLogger(ChatAtWork.class);

    private final Chat chat;
    private final ChatStore store;
    private final Channel channel;
    private final DeliveryJournal journal;
    private final MeterRegistry meters;
    private final AtomicBoolean starting = new AtomicBoolean(true);
    private volatile @Nullable String recovering = "what an earlier process left is still to be looked after";
    private @Nullable Deliveries deliveries;
    private ChannelTransport.@Nullable Subscription erasures;

    ChatAtWork(Chat chat, ChatStore store, Channel channel, DeliveryJournal journal, MeterRegistry meters) {
        this.chat = chat;
        this.store = store;
        this.channel = channel;
        this.journal = journal;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        erasures = channel.erasures(new ForgetVisitors(store));
        deliveries = channel.deliveries(journal).onReceipt(this::count).start(new ChatSender(chat.deliveries()));
    }

    void stop(@Observes ShutdownEvent event) {
        if (deliveries != null) {
            deliveries.close();
        }
        if (erasures != null) {
            erasures.close();
        }
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

    /** Why the chat does not work just now; empty when it does. */
    Optional<String> trouble() {
        return Optional.ofNullable(recovering)
                .or(channel::trouble)
                .or(() -> deliveries == null ? Optional.of("not started") : deliveries.trouble());
    }

    private void count(DeliveryReceipt receipt) {
        meters.counter("hilo.chat.receipts", "status", receipt.status().word()).increment();
    }
}
