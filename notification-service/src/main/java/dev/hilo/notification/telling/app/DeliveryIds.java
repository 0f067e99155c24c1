package dev.hilo.notification.telling.app;

/** Names a delivery by what caused it, so that a repetition is recognised as one. */
@FunctionalInterface
public interface DeliveryIds {

    String of(String userId, long version, int fact, String to);
}
