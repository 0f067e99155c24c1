package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.cases.webhooks.model.Webhook.Secret;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** What an administrator does with webhooks. */
public final class ManageWebhooks {

    public static final int MOST = 100;

    private static final int PAGE = 200;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Lanes lanes;
    private final QueueOccurrences queue;
    private final Targets targets;
    private final Supplier<String> secrets;
    private final Supplier<String> ids;
    private final Rules rules;
    private final Clock clock;

    /**
     * @param overlap how long a secret goes on signing beside the one that replaces it
     * @param giveUpAfter how long a delivery is tried
     */
    public record Rules(Duration overlap, Duration giveUpAfter) {}

    /** @param secrets new ones, which cannot be guessed */
    public ManageWebhooks(
            Webhooks webhooks,
            Deliveries deliveries,
            Lanes lanes,
            QueueOccurrences queue,
            Targets targets,
            Supplier<String> secrets,
            Supplier<String> ids,
            Rules rules,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.queue = queue;
        this.targets = targets;
        this.secrets = secrets;
        this.ids = ids;
        this.rules = rules;
        this.clock = clock;
    }

    /** What came of a wish. */
    public sealed interface Outcome {

        record Done(Webhook webhook) implements Outcome {}

        /** The same wish came before, and this is what it led to; its secret was shown then. */
        record DoneBefore(Webhook webhook) implements Outcome {}

        /** Requests may not go to this address. */
        record Refused(String why) implements Outcome {}

        record TooMany() implements Outcome {}

        record NoSuchWebhook() implements Outcome {}

        /** It is another by now than the one the wish rests on. */
        record Changed(long revision) implements Outcome {}
    }

    /** @param wish the same for the same wish: its webhook is made once */
    public Outcome create(String wish, Terms terms, String by) {
        Optional<Webhook> before = webhooks.find(wish);
        if (before.isPresent()) {
            return new Outcome.DoneBefore(before.get());
        }
        Optional<String> refusal = targets.refusal(terms.url());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        if (webhooks.all().size() >= MOST) {
            return new Outcome.TooMany();
        }
        Webhook made = Webhook.of(wish, terms, new Secret(wish, secrets.get(), null), by, now());
        return webhooks.add(made)
                ? new Outcome.Done(made)
                : webhooks.find(wish).<Outcome>map(Outcome.DoneBefore::new).orElseGet(Outcome.NoSuchWebhook::new);
    }

    /** @param rests tells whether the wish rests on a revision */
    public Outcome change(String id, Terms terms, LongPredicate rests) {
        Optional<String> refusal = targets.refusal(terms.url());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        while (true) {
            Webhook webhook = webhooks.find(id).orElse(null);
            if (webhook == null) {
                return new Outcome.NoSuchWebhook();
            }
            if (!rests.test(webhook.revision())) {
                return new Outcome.Changed(webhook.revision());
            }
            Webhook changed = webhook.on(terms, now());
            if (webhooks.replace(changed)) {
                return new Outcome.Done(changed);
            }
        }
    }

    /** @param wish the same for the same wish: it makes one secret */
    public Outcome rotate(String id, String wish) {
        while (true) {
            Webhook webhook = webhooks.find(id).orElse(null);
            if (webhook == null) {
                return new Outcome.NoSuchWebhook();
            }
            if (webhook.hasSecret(wish)) {
                return new Outcome.DoneBefore(webhook);
            }
            Webhook rotated = webhook.rotated(new Secret(wish, secrets.get(), null), now(), rules.overlap());
            if (webhooks.replace(rotated)) {
                return new Outcome.Done(rotated);
            }
        }
    }

    public Outcome remove(String id, LongPredicate rests) {
        Webhook webhook = webhooks.find(id).orElse(null);
        if (webhook == null) {
            return new Outcome.NoSuchWebhook();
        }
        if (!rests.test(webhook.revision())) {
            return new Outcome.Changed(webhook.revision());
        }
        webhooks.remove(id);
        lanes.removeOf(id);
        deliveries.removeOf(id);
        return new Outcome.Done(webhook);
    }

    /** Sends something that means nothing, once. Also to a webhook that is not active. */
    public Optional<Delivery> ping(String id) {
        return webhooks.find(id).map(webhook -> {
            Delivery ping = Delivery.of(id, Occurrence.ping(ids.get(), now()), now(), Duration.ZERO);
            queue.queue(ping);
            return ping;
        });
    }

    /** Delivers something once more, behind all that waits on its lane. What waits is left as it is. */
    public Optional<Delivery> replay(String id, String deliveryId) {
        return deliveries
                .find(deliveryId)
                .filter(delivery -> delivery.webhookId().equals(id))
                .map(this::replay);
    }

    private Delivery replay(Delivery delivery) {
        Delivery again = delivery;
        if (delivery.status() != Status.WAITING) {
            again = delivery.again(now(), rules.giveUpAfter());
            deliveries.save(again);
        }
        queue.queue(again);
        return again;
    }

    /**
     * Delivers once more what was given up, the oldest first.
     *
     * @return how many
     */
    public int replayDead(String id) {
        List<Delivery> dead = new ArrayList<>();
        Deliveries.After after = null;
        List<Delivery> page;
        do {
            page = deliveries.page(id, Status.DEAD, after, PAGE);
            dead.addAll(page);
            after = page.isEmpty()
                    ? null
                    : new Deliveries.After(
                            page.getLast().createdAt(), page.getLast().id());
        } while (page.size() == PAGE);
        dead.reversed().forEach(this::replay);
        return dead.size();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
