package dev.hilo.channel.sdk;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Interaction;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What carries a channel's events: Kafka, or the memory of the conformance kit. */
public interface ChannelTransport extends AutoCloseable {

    /** Completes once the interaction is safe; blocks while too much is under way. Calls keep their order per key. */
    CompletableFuture<Void> publish(Interaction interaction);

    /** Completes once the receipt is safe. */
    CompletableFuture<Void> publish(DeliveryReceipt receipt);

    /**
     * Starts handing in deliveries of all channels, in order per recipient, at least once: what was not settled when the
     * process ended, or when another replica took over, is handed in again.
     *
     * @param group replicas of one channel share a group and with it the work
     */
    Subscription deliveries(String group, Intake intake);

    /**
     * Starts telling of identities, of any channel, whose person has been erased, at least once each. What throws is told
     * again.
     *
     * @param group replicas of one channel share a group and with it the work
     */
    Subscription erasures(String group, Consumer<String> forget);

    /** Why the transport does not work just now, in a sentence for operators; empty when it does. */
    Optional<String> trouble();

    /** Why the process must be started anew, in a sentence for operators: an error ended what nothing else revives. */
    Optional<String> failure();

    @Override
    void close();

    /** Takes deliveries in. */
    @FunctionalInterface
    interface Intake {

        /** Takes a delivery in without waiting for it to be settled. */
        Ticket accept(Delivery delivery);
    }

    /** A delivery that was taken in. */
    interface Ticket {

        /**
         * Completes once the delivery need not be handed in again; exceptionally, with a {@link
         * java.util.concurrent.CancellationException}, once it was given up and nobody works on it any more.
         */
        CompletableFuture<Void> settled();

        /** Gives it up, since another replica is to have it: an attempt under way ends, no other begins. */
        void abandon();
    }

    /** Deliveries being handed in. */
    interface Subscription extends AutoCloseable {

        /** Stops handing in, gives up what is not settled, and returns when nobody works on it any more. */
        @Override
        void close();
    }
}
