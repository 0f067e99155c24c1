package dev.hilo.channel.sdk;

import dev.hilo.contracts.DeliveryReceipt;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** A channel's deliveries being sent. Runs until it is closed. */
public final class Deliveries implements AutoCloseable {

    private final DeliveryLanes lanes;
    private final DeliveryWork work;
    private final ChannelTransport.Subscription subscription;
    private final Receipts receipts;

    private Deliveries(
            DeliveryLanes lanes, DeliveryWork work, ChannelTransport.Subscription subscription, Receipts receipts) {
        this.lanes = lanes;
        this.work = work;
        this.subscription = subscription;
        this.receipts = receipts;
    }

    /** For what the provider tells later. */
    public Receipts receipts() {
        return receipts;
    }

    /** Why deliveries do not get on just now, in a sentence for operators; a provider's failure of one is no trouble. */
    public Optional<String> trouble() {
        return work.trouble();
    }

    /** Why the process must be started anew, in a sentence for operators; empty as long as deliveries get on or only wait. */
    public Optional<String> failure() {
        return lanes.failure();
    }

    /** Stops reading, lets attempts under way end, and leaves the rest to the next start or another replica. */
    @Override
    public void close() {
        subscription.close();
        lanes.close();
    }

    /** Settings of a channel's deliveries. */
    public static final class Builder {

        private final Channel channel;
        private final ChannelTransport transport;
        private final DeliveryJournal journal;
        private RetryPolicy retry = RetryPolicy.defaults();
        private int concurrency = 16;
        private Clock clock = Clock.systemUTC();
        private Consumer<DeliveryReceipt> observer = receipt -> {};

        Builder(Channel channel, ChannelTransport transport, DeliveryJournal journal) {
            this.channel = channel;
            this.transport = transport;
            this.journal = journal;
        }

        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** How many messages are handed to the provider at once, at the most. Those waiting to be retried do not count. */
        public Builder concurrency(int sends) {
            this.concurrency = sends;
            return this;
        }

        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /** Hears each receipt once in this process, when it is kept: for counting. */
        public Builder onReceipt(Consumer<DeliveryReceipt> hearer) {
            this.observer = hearer;
            return this;
        }

        /** Starts reading deliveries addressed to the channel, in the consumer group {@code channel-<name>}. */
        public Deliveries start(DeliverySender sender) {
            Receipts receipts = new Receipts(channel.name(), transport, journal, clock, observer);
            DeliveryWork work = new DeliveryWork(sender, journal, receipts, retry, concurrency);
            DeliveryLanes lanes = new DeliveryLanes(work);
            ChannelTransport.Subscription subscription = transport.deliveries(
                    "channel-" + channel.name(),
                    delivery -> delivery.channel().equals(channel.name())
                            ? lanes.accept(delivery)
                            : DeliveryLanes.NOT_OURS);
            return new Deliveries(lanes, work, subscription, receipts);
        }
    }
}
