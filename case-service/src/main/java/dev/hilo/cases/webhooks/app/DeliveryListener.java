package dev.hilo.cases.webhooks.app;

/** Hears what becomes of deliveries, to count it. */
public interface DeliveryListener {

    void delivered();

    /** An attempt failed; another will follow. */
    void failed();

    void dead();
}
