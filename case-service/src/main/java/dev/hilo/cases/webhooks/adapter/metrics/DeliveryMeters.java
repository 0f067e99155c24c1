package dev.hilo.cases.webhooks.adapter.metrics;

import dev.hilo.cases.webhooks.app.DeliveryListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code hilo.webhooks.attempts} by {@code outcome}: {@code delivered}, {@code failed} (comes again), {@code dead}. */
public final class DeliveryMeters implements DeliveryListener {

    private final Counter delivered;
    private final Counter failed;
    private final Counter dead;

    public DeliveryMeters(MeterRegistry meters) {
        this.delivered = meters.counter("hilo.webhooks.attempts", "outcome", "delivered");
        this.failed = meters.counter("hilo.webhooks.attempts", "outcome", "failed");
        this.dead = meters.counter("hilo.webhooks.attempts", "outcome", "dead");
    }

    @Override
    public void delivered() {
        delivered.increment();
    }

    @Override
    public void failed() {
        failed.increment();
    }

    @Override
    public void dead() {
        dead.increment();
    }
}
