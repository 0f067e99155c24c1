package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.cases.webhooks.model.Retries;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.cases.webhooks.model.Webhook.Secret;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Webhooks with somebody at the other end, a clock that goes when it is told to, and stores in memory. */
final class Outside {

    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    static final Duration DAY = Duration.ofHours(24);

    final InMemoryWebhooks webhooks = new InMemoryWebhooks();
    final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    final InMemoryLanes lanes = new InMemoryLanes();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger delivered = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();
    final AtomicInteger dead = new AtomicInteger();
    volatile Instant now = NOON;
    volatile Function<String, Sender.Outcome> answers = eventId -> ok();
    volatile Consumer<String> asked = webhookId -> {};

    final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    final QueueOccurrences queueing = new QueueOccurrences(webhooks, deliveries, lanes, DAY, clock);

    final ManageWebhooks managing = new ManageWebhooks(
            webhooks,
            deliveries,
            lanes,
            queueing,
            url -> url.startsWith("https") ? Optional.empty() : Optional.of("must begin with https://"),
            secrets()::next,
            secrets()::next,
            new ManageWebhooks.Rules(DAY, DAY),
            clock);

    final WorkLane work = new WorkLane(
            webhooks,
            deliveries,
            lanes,
            one -> one.eventId().startsWith("gone")
                    ? Optional.empty()
                    : Optional.of(one.eventId().getBytes(StandardCharsets.UTF_8)),
            (webhook, eventId, at, body) -> {
                asked.accept(webhook.id());
                Sender.Outcome outcome = answers.apply(eventId);
                if (outcome instanceof Sender.Outcome.Answered answered && answered.status() == 200) {
                    heard.add(webhook.id() + ":" + eventId);
                }
                return outcome;
            },
            new Retries(Duration.ofSeconds(5), Duration.ofHours(1), DAY),
            new DeliveryListener() {
                @Override
                public void delivered() {
                    delivered.incrementAndGet();
                }

                @Override
                public void failed() {
                    failed.incrementAndGet();
                }

                @Override
                public void dead() {
                    dead.incrementAndGet();
                }
            },
            clock,
            () -> 0.5);

    private static final class Numbers {

        private final AtomicInteger last = new AtomicInteger();

        String next() {
            return "n" + last.incrementAndGet();
        }
    }

    private static Numbers secrets() {
        return new Numbers();
    }

    static Sender.Outcome ok() {
        return new Sender.Outcome.Answered(200, null, Duration.ofMillis(3));
    }

    static Sender.Outcome status(int status) {
        return new Sender.Outcome.Answered(status, null, Duration.ofMillis(3));
    }

    void webhook(String id) {
        webhooks.add(Webhook.of(
                id,
                new Terms("https://example.com", Set.of("*"), "", true),
                new Secret("one", "whsec_one", null),
                "eva",
                NOON));
    }

    static Occurrence occurrence(String caseId, int number) {
        return Occurrence.of("case.assigned", caseId, number, 0, caseId, NOON);
    }

    /** Works everything that is due, once. */
    void work(String webhookId) {
        lanes.due(webhookId, now, 100).forEach(lane -> work.work(lane, "holder"));
    }

    Delivery delivery(String webhookId, Occurrence occurrence) {
        return deliveries.find(webhookId + "." + occurrence.eventId()).orElseThrow();
    }
}
