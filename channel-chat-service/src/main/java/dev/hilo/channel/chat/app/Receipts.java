package dev.hilo.channel.chat.app;

/** The stream of delivery receipts. */
public interface Receipts {

    /**
     * Publishes and returns once it is safe. The same receipt again is the same event again.
     *
     * @throws Interactions.NotPublished when that could not be had in time
     */
    void publish(String deliveryId, Status status);

    /** What the visitor's page said about a delivery. */
    enum Status {
        /** It is on their page. */
        DELIVERED,
        /** They looked at it. */
        READ
    }
}
