package dev.hilo.cases.webhooks.adapter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Webhooks that need not wait a day, to receivers on this machine. */
public final class Impatience implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "hilo.webhooks.allow-http", "true",
                "hilo.webhooks.allow-private-addresses", "true",
                "hilo.webhooks.first-retry", "200ms",
                "hilo.webhooks.longest-retry", "1s",
                "hilo.webhooks.give-up-after", "8s",
                "hilo.webhooks.timeout", "2s",
                "hilo.webhooks.look", "200ms");
    }

    @Override
    public void stop() {
        // Nothing runs.
    }
}
