package dev.hilo.channel.sdk;

import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Limits;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what became of deliveries, once for each status, however often a provider repeats itself. */
public final class Receipts {

    private final String channel;
    private final ChannelTransport transport;
    private final DeliveryJournal journal;
    private final Clock clock;
    private final Consumer<DeliveryReceipt> observer;

    Receipts(
            String channel,
            ChannelTransport transport,
            DeliveryJournal journal,
            Clock clock,
            Consumer<DeliveryReceipt> observer) {
        this.channel = channel;
        this.transport = transport;
        this.journal = journal;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * Reports what the provider says of a delivery after it was sent: {@code delivered}, {@code read}, {@code failed}, or
     * {@code sent} for one that was {@link DeliveryOutcome.Queued}. Returns once the receipt is safe; answer the provider
     * only then, so that it repeats what a crash has swallowed. A repetition publishes the same receipt with the same id.
     *
     * @param reason required for {@code failed}: the provider's words
     * @return false where this channel never attempted such a delivery, and nothing was published
     * @throws ChannelUnavailable when it could not be published; the provider should repeat it
     */
    public boolean report(
            String deliveryId,
            DeliveryReceipt.Status status,
            @Nullable String providerMessageId,
            @Nullable String reason) {
        Optional<DeliveryJournal.Entry> entry = journal.find(deliveryId);
        if (entry.isEmpty()) {
            return false;
        }
        settle(deliveryId, status, Math.max(1, entry.get().attempts()), providerMessageId, reason);
        return true;
    }

    /**
     * Reports that a delivery did not reach somebody, as a third party says whom anybody may imitate: believed only of the
     * identity that the delivery went to.
     *
     * @param reason in the reporter's words
     * @return false where this channel never attempted such a delivery, or it went to somebody else: nothing was published
     * @throws ChannelUnavailable when it could not be published; it should be repeated
     */
    public boolean reportFailure(String deliveryId, String identity, String reason) {
        boolean theirs =
                journal.find(deliveryId).filter(entry -> entry.wentTo(identity)).isPresent();
        return theirs && report(deliveryId, DeliveryReceipt.Status.FAILED, null, reason);
    }

    /** Keeps the receipt, then publishes the one that counts. */
    void settle(
            String deliveryId,
            DeliveryReceipt.Status status,
            int attempts,
            @Nullable String providerMessageId,
            @Nullable String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DeliveryReceipt fresh = new DeliveryReceipt(
                deliveryId,
                channel,
                status,
                attempts,
                now,
                cut(providerMessageId, Limits.PROVIDER_ID),
                cut(reason, Limits.REASON));
        DeliveryReceipt kept = journal.keep(fresh)
                .orElseThrow(() -> new IllegalStateException("the journal forgot delivery " + deliveryId));
        if (kept.equals(fresh)) {
            observer.accept(kept);
        }
        publish(kept);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : Limits.cut(text, most);
    }

    /** Publishes what the journal holds of a delivery once more: the crash may have come before it went out. */
    void repeat(DeliveryJournal.Entry entry) {
        entry.receipts().forEach(this::publish);
    }

    private void publish(DeliveryReceipt receipt) {
        Waiting.forSafety(transport.publish(receipt), "a delivery receipt");
    }
}
