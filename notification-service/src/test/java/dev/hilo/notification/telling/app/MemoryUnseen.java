package dev.hilo.notification.telling.app;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps them in memory. */
public final class MemoryUnseen implements UnseenStore {

    private final Map<String, Unseen> waiting = new ConcurrentHashMap<>();

    @Override
    public void add(Unseen answer) {
        waiting.putIfAbsent(answer.deliveryId(), answer);
    }

    @Override
    public List<Unseen> due(Instant now) {
        return waiting.values().stream()
                .filter(answer -> !answer.due().isAfter(now))
                .sorted(Comparator.comparing(Unseen::due))
                .toList();
    }

    @Override
    public void remove(String deliveryId) {
        waiting.remove(deliveryId);
    }
}
