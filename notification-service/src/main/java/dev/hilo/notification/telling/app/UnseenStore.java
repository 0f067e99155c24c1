package dev.hilo.notification.telling.app;

import java.time.Instant;
import java.util.List;

/** Keeps the answers that wait to be seen. */
public interface UnseenStore {

    /** One that waits already keeps its time. */
    void add(Unseen answer);

    /** Those whose time has come. */
    List<Unseen> due(Instant now);

    void remove(String deliveryId);
}
