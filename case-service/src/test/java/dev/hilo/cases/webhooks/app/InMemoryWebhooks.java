package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Webhook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Webhooks as a map. Passes the same conformance tests as those in MongoDB. */
final class InMemoryWebhooks implements Webhooks {

    private final Map<String, Webhook> webhooks = new ConcurrentHashMap<>();

    @Override
    public List<Webhook> all() {
        return webhooks.values().stream()
                .sorted(Comparator.comparing(Webhook::createdAt).thenComparing(Webhook::id))
                .toList();
    }

    @Override
    public Optional<Webhook> find(String id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    @Override
    public boolean add(Webhook webhook) {
        return webhooks.putIfAbsent(webhook.id(), webhook) == null;
    }

    @Override
    public synchronized boolean replace(Webhook webhook) {
        Webhook before = webhooks.get(webhook.id());
        if (before == null || before.revision() != webhook.revision() - 1) {
            return false;
        }
        webhooks.put(webhook.id(), webhook);
        return true;
    }

    @Override
    public void remove(String id) {
        webhooks.remove(id);
    }
}
