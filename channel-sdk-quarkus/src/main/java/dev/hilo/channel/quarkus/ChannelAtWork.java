package dev.hilo.channel.quarkus;

import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.Receipts;
import dev.hilo.contracts.DeliveryReceipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends deliveries by the service's {@link DeliverySender} from start to shutdown, and counts what became of them: {@code
 * hilo.deliveries} by {@code channel} and {@code status} (sent, failed, …).
 */
@ApplicationScoped
public class ChannelAtWork {

    private final ChannelConfig config;
    private final Channel channel;
    private final DeliveryJournal journal;
    private final DeliverySender sender;
    private final Instance<PeopleForgotten> forgetting;
    private final MeterRegistry meters;
    private ChannelTransport.@Nullable Subscription erasures;
    private volatile @Nullable Deliveries deliveries;

    ChannelAtWork(
            ChannelConfig config,
            Channel channel,
            DeliveryJournal journal,
            DeliverySender sender,
            Instance<PeopleForgotten> forgetting,
            MeterRegistry meters) {
        this.config = config;
        this.channel = channel;
        this.journal = journal;
        this.sender = sender;
        this.forgetting = forgetting;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        counter(DeliveryReceipt.Status.SENT, 0);
        counter(DeliveryReceipt.Status.FAILED, 0);
        if (!forgetting.isUnsatisfied()) {
            // One for all places: subscriptions of one channel share the identities among them.
            erasures = channel.erasures(identity -> forgetting.forEach(place -> place.forget(identity)));
        }
        deliveries = channel.deliveries(journal)
                .retry(config.retry().policy())
                .concurrency(config.concurrency())
                .onReceipt(receipt -> counter(receipt.status(), 1))
                .start(sender);
    }

    void stop(@Observes ShutdownEvent event) {
        if (deliveries != null) {
            deliveries.close();
        }
        if (erasures != null) {
            erasures.close();
        }
    }

    /** Why events do not get through just now, in a sentence for operators; empty when they do. */
    public Optional<String> trouble() {
        return channel.trouble()
                .or(() -> deliveries == null ? Optional.of("the channel has not started") : deliveries.trouble());
    }

    /** Why the process must be started anew, in a sentence for operators; empty as long as all works or only waits. */
    public Optional<String> failure() {
        return channel.failure().or(() -> deliveries == null ? Optional.empty() : deliveries.failure());
    }

    /** For what the provider tells later of deliveries; empty until the channel has started. */
    public Optional<Receipts> receipts() {
        return Optional.ofNullable(deliveries).map(Deliveries::receipts);
    }

    private void counter(DeliveryReceipt.Status status, int receipts) {
        meters.counter("hilo.deliveries", "channel", channel.name(), "status", status.word())
                .increment(receipts);
    }
}
