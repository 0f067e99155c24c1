package dev.hilo.channel.sdk;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel's memory of its deliveries, in the channel's own database. What a method returns must survive a crash of the
 * process: the receipt that goes out is the one that is kept here, and a delivery that is read again from the topic is
 * recognised by it. Entries may be forgotten after the retention of {@code hilo.deliveries} is over.
 *
 * <p>All methods may be called by several threads and several replicas at once. {@code DeliveryJournalContract} of the
 * conformance kit checks an implementation. When the database is out of reach, throw: the SDK waits and tries again.
 */
public interface DeliveryJournal {

    /** What is remembered of a delivery. */
    Optional<Entry> find(String deliveryId);

    /**
     * Counts an attempt that is about to be made, making the entry at the first, with {@link Entry#recipientOf}.
     *
     * @return how many attempts there have been, this one included
     */
    int attempt(Delivery delivery);

    /**
     * Remembers that the provider took a delivery and will tell later what became of it. Changes nothing where there is a
     * receipt already.
     */
    void queued(String deliveryId, @Nullable String providerMessageId);

    /**
     * Keeps a receipt unless there is one of the same status, which then stays as it is.
     *
     * @return the receipt of that status that counts from now on; empty where the delivery was never attempted here
     */
    Optional<DeliveryReceipt> keep(DeliveryReceipt receipt);

    /**
     * What is remembered of one delivery.
     *
     * @param attempts how many times it was tried
     * @param queued whether the provider took it and will tell later
     * @param providerMessageId what the provider calls it, once known
     * @param recipient by which {@link #wentTo} knows whom it went to; null of entries from before that was kept
     * @param receipts in the order they were kept; one of each status at the most
     */
    record Entry(
            String deliveryId,
            int attempts,
            boolean queued,
            @Nullable String providerMessageId,
            @Nullable String recipient,
            List<DeliveryReceipt> receipts) {

        public Entry {
            receipts = List.copyOf(receipts);
        }

        /** What an entry keeps of whom a delivery goes to: a hash that the delivery's id is part of, no address. */
        public static String recipientOf(Delivery delivery) {
            return hash(delivery.id(), delivery.to());
        }

        /** Whether the delivery went to this identity. */
        public boolean wentTo(String identity) {
            return hash(deliveryId, identity).equals(recipient);
        }

        private static String hash(String deliveryId, String identity) {
            try {
                byte[] text = (deliveryId + " " + identity).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        /** Whether the provider has answered, so that it must not be sent again. */
        public boolean settled() {
            return queued || !receipts.isEmpty();
        }
    }
}
