package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.app.Lanes.Entry;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.cases.webhooks.model.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts occurrences on the lanes of the webhooks that want them. To do it twice changes nothing. */
public final class QueueOccurrences {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Lanes lanes;
    private final Duration giveUpAfter;
    private final Clock clock;

    public QueueOccurrences(Webhooks webhooks, Deliveries deliveries, Lanes lanes, Duration giveUpAfter, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
    }

    /**
     * When it returns, all are kept.
     *
     * @return whether there is something to deliver
     */
    public boolean queue(List<Occurrence> occurrences) {
        List<Webhook> all = webhooks.all();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Delivery> wanted = new ArrayList<>();
        for (Occurrence one : occurrences) {
            for (Webhook webhook : all) {
                if (webhook.wants(one.type(), one.at())) {
                    wanted.add(Delivery.of(webhook.id(), one, now, giveUpAfter));
                }
            }
        }
        return add(wanted, now);
    }

    /** One delivery to one webhook, whether it wants it or not. */
    public void queue(Delivery delivery) {
        add(List.of(delivery), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private boolean add(List<Delivery> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return false;
        }
        Set<String> waiting = deliveries.add(wanted);
        Map<String, Entry> byLane = new LinkedHashMap<>();
        for (Delivery delivery : wanted) {
            if (waiting.contains(delivery.id())) {
                byLane.computeIfAbsent(delivery.lane(), lane -> new Entry(delivery.webhookId(), new ArrayList<>()))
                        .deliveries()
                        .add(delivery.id());
            }
        }
        lanes.enqueue(byLane, now);
        return !byLane.isEmpty();
    }
}
