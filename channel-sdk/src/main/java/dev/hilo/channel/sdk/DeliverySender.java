package dev.hilo.channel.sdk;

import dev.hilo.contracts.Delivery;

/** Sends one message to one person: the heart of a channel's way out. */
@FunctionalInterface
public interface DeliverySender {

    /**
     * Sends a delivery and waits for the provider's answer; blocking is fine, it runs on a virtual thread of its own.
     *
     * <p>Called for one recipient at a time in the order of the deliveries, for several recipients at once. It may be
     * called again for a delivery whose outcome a crash swallowed: send the delivery's id, or something derived from it,
     * as the provider's idempotency key.
     *
     * @throws TemporaryFailure to be called again later, up to {@link RetryPolicy#attempts} times. Any unchecked exception
     *     counts as one too, but its words are not the provider's and are not passed on
     */
    DeliveryOutcome send(Delivery delivery) throws TemporaryFailure;
}
