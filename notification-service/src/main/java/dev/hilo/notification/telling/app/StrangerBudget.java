package dev.hilo.notification.telling.app;

import java.time.Instant;

/**
 * How many strangers the desk answers by itself in an hour, over all replicas: whoever writes in the names of others would
 * else have us write to as many as they like.
 */
@FunctionalInterface
public interface StrangerBudget {

    /** Counts one more; false where that is one too many in the hour of {@code at}. */
    boolean take(Instant at);
}
