package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.app.Lanes.Lane;
import dev.hilo.cases.webhooks.app.Sender.Outcome;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Attempt;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.cases.webhooks.model.Retries;
import dev.hilo.cases.webhooks.model.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what waits on a lane, one after the other, until it is empty, something fails, or others should have their
 * turn. The next is not sent before the one in front is delivered or given up.
 */
public final class WorkLane {

    /** Longer than a request can take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int IN_ONE_GO = 20;
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Lanes lanes;
    private final Bodies bodies;
    private final Sender sender;
    private final Retries retries;
    private final DeliveryListener listener;
    private final Clock clock;
    private final DoubleSupplier chance;

    public WorkLane(
            Webhooks webhooks,
            Deliveries deliveries,
            Lanes lanes,
            Bodies bodies,
            Sender sender,
            Retries retries,
            DeliveryListener listener,
            Clock clock,
            DoubleSupplier chance) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.bodies = bodies;
        this.sender = sender;
        this.retries = retries;
        this.listener = listener;
        this.clock = clock;
        this.chance = chance;
    }

    /** @param seen a lane that is due */
    public void work(Lane seen, String holder) {
        Optional<Lane> held = lanes.claim(seen, holder, now().plus(LEASE));
        for (int i = 0; i < IN_ONE_GO && held.isPresent(); i++) {
            Lane lane = held.get();
            if (lane.waiting().isEmpty()) {
                break;
            }
            String next = lane.waiting().getFirst();
            Instant again = settle(next);
            if (again != null) {
                lanes.release(lane.id(), holder, again);
                return;
            }
            lanes.settle(lane.id(), holder, next);
            held = lanes.renew(lane.id(), holder, now().plus(LEASE));
        }
        held.ifPresent(lane -> lanes.release(lane.id(), holder, now()));
    }

    /** Null when the delivery is settled, else when to try again. */
    private @Nullable Instant settle(String id) {
        Delivery delivery = deliveries.find(id).orElse(null);
        if (delivery == null || delivery.status() != Status.WAITING) {
            return null;
        }
        Webhook webhook = webhooks.find(delivery.webhookId()).orElse(null);
        if (webhook == null) {
            return null;
        }
        boolean ping = delivery.occurrence().type().equals(Occurrence.PING);
        if (!webhook.isActive() && !ping) {
            return giveUp(delivery, "the webhook is not active");
        }
        byte[] body = bodies.of(delivery.occurrence()).orElse(null);
        if (body == null) {
            return giveUp(delivery, "what it was about is gone");
        }
        Instant at = now();
        return judge(
                webhook,
                delivery,
                at,
                sender.send(webhook, delivery.occurrence().eventId(), at, body));
    }

    private @Nullable Instant judge(Webhook webhook, Delivery delivery, Instant at, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered
            when answered.status() / 100 == 2 -> {
                deliveries.save(delivery.delivered(new Attempt(at, answered.took(), answered.status(), null)));
                listener.delivered();
                yield null;
            }
            case Outcome.Answered answered
            when answered.status() == GONE -> {
                stop(webhook.id());
                yield giveUp(
                        delivery.failed(new Attempt(at, answered.took(), answered.status(), null)),
                        "the other side wants no more (410 Gone)");
            }
            case Outcome.Answered answered ->
                later(
                        delivery.failed(new Attempt(at, answered.took(), answered.status(), null)),
                        answered.retryAfter());
            case Outcome.Failed failed ->
                later(delivery.failed(new Attempt(at, failed.took(), null, failed.error())), null);
        };
    }

    private @Nullable Instant later(Delivery failed, @Nullable Duration wish) {
        Duration pause = retries.pause(failed.failures(), chance.getAsDouble());
        if (wish != null && wish.compareTo(pause) > 0) {
            pause = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        }
        Instant again = now().plus(pause);
        if (again.isAfter(failed.giveUpAt())) {
            return giveUp(failed, "it could not be delivered in time");
        }
        deliveries.save(failed);
        listener.failed();
        return again;
    }

    private @Nullable Instant giveUp(Delivery delivery, String reason) {
        deliveries.save(delivery.givenUp(reason, now()));
        listener.dead();
        return null;
    }

    private void stop(String webhookId) {
        boolean done = false;
        while (!done) {
            Webhook webhook = webhooks.find(webhookId).orElse(null);
            done = webhook == null
                    || !webhook.isActive()
                    || webhooks.replace(webhook.stopped("the other side answered 410 Gone", now()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
