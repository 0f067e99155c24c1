package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The delivery log as a map. Passes the same conformance tests as the one in MongoDB. */
final class InMemoryDeliveries implements Deliveries {

    private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

    @Override
    public Set<String> add(Collection<Delivery> added) {
        Set<String> waiting = new HashSet<>();
        for (Delivery delivery : added) {
            Delivery kept = deliveries.computeIfAbsent(delivery.id(), id -> delivery);
            if (kept.status() == Status.WAITING) {
                waiting.add(kept.id());
            }
        }
        return waiting;
    }

    @Override
    public Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    @Override
    public void save(Delivery delivery) {
        deliveries.computeIfPresent(delivery.id(), (id, before) -> delivery);
    }

    @Override
    public List<Delivery> page(String webhookId, @Nullable Status status, @Nullable After after, int most) {
        Comparator<Delivery> order = Comparator.comparing(Delivery::createdAt)
                .thenComparing(Delivery::id)
                .reversed();
        return deliveries.values().stream()
                .filter(one -> one.webhookId().equals(webhookId))
                .filter(one -> status == null || one.status() == status)
                .sorted(order)
                .filter(one -> after == null || isAfter(one, after))
                .limit(most)
                .toList();
    }

    private static boolean isAfter(Delivery one, After after) {
        int byTime = one.createdAt().compareTo(after.createdAt());
        return byTime < 0 || byTime == 0 && one.id().compareTo(after.id()) < 0;
    }

    @Override
    public void removeOf(String webhookId) {
        deliveries.values().removeIf(one -> one.webhookId().equals(webhookId));
    }

    @Override
    public void removeBefore(Instant time) {
        deliveries.values().removeIf(one -> one.createdAt().isBefore(time));
    }
}
