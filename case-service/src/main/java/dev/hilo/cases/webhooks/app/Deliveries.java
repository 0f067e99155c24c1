package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was and is to be delivered, with all attempts: the delivery log. */
public interface Deliveries {

    /** The place after a delivery, in the order of the list. */
    record After(Instant createdAt, String id) {}

    /**
     * Adds those that are not there yet, and leaves the others as they are.
     *
     * @return ids of those given that are waiting
     */
    Set<String> add(Collection<Delivery> deliveries);

    Optional<Delivery> find(String id);

    /** Puts a delivery in the place of what is kept of it. */
    void save(Delivery delivery);

    /** Deliveries of a webhook, the newest first. {@code status} null does not matter. */
    List<Delivery> page(String webhookId, @Nullable Status status, @Nullable After after, int most);

    void removeOf(String webhookId);

    /** Removes those created before. */
    void removeBefore(Instant time);
}
