package dev.hilo.notification.telling.app;

import java.util.List;

/** Hands messages to the channels. */
public interface Outbox {

    /** Returns when every message is safe with the broker; throws when one may not be. */
    void publish(List<Message> messages);
}
