/**
 * What a channel is written on. A {@link dev.hilo.channel.sdk.Channel} publishes what people write as interactions, and
 * hands the deliveries addressed to it to a {@link dev.hilo.channel.sdk.DeliverySender}, which is the one thing every
 * channel must bring, with a {@link dev.hilo.channel.sdk.DeliveryJournal} that remembers. Order per recipient, retries and
 * receipts are the SDK's.
 *
 * <p>Inbound, a provider's retry is a duplicate because the interaction's id is derived from the provider's message id.
 * Outbound, sending is at least once: give the provider an idempotency key made from the delivery's id.
 */
@NullMarked
package dev.hilo.channel.sdk;

import org.jspecify.annotations.NullMarked;
