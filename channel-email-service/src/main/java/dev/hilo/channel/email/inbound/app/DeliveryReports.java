package dev.hilo.channel.email.inbound.app;

/** Where it is told that a mail of ours did not reach somebody. */
public interface DeliveryReports {

    /**
     * Returns once it is safe. The same report twice is one.
     *
     * @param address whom the server could not reach
     * @param reason code and words of the server
     * @return false where no mail of that delivery went to that address
     * @throws Desk.DeskUnavailable when it cannot be told for now
     */
    boolean failed(String deliveryId, String address, String reason) throws Desk.DeskUnavailable;
}
