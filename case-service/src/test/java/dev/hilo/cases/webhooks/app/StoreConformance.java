package dev.hilo.cases.webhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.webhooks.app.Lanes.Entry;
import dev.hilo.cases.webhooks.app.Lanes.Lane;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Attempt;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.cases.webhooks.model.Webhook.Secret;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of webhooks, deliveries and lanes must do. */
abstract class StoreConformance {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final String webhook = "whk_" + UUID.randomUUID();
    private final String lane = webhook + "/HILO-1";

    abstract Webhooks webhooks();

    abstract Deliveries deliveries();

    abstract Lanes lanes();

    // --- webhooks

    @Test
    void a_webhook_is_read_as_it_was_written() {
        Webhook written = webhook(webhook).rotated(new Secret("two", "whsec_two", null), NOON, DAY);

        assertThat(webhooks().add(written)).isTrue();
        assertThat(webhooks().add(written)).isFalse();
        assertThat(webhooks().find(webhook)).contains(written);
        assertThat(webhooks().all()).contains(written);
    }

    @Test
    void of_two_changes_of_one_revision_one_wins() {
        Webhook first = webhook(webhook);
        webhooks().add(first);
        Webhook stopped = first.stopped("gone", NOON);

        assertThat(webhooks().replace(stopped)).isTrue();
        assertThat(webhooks().replace(first.on(first.terms(), NOON))).isFalse();
        assertThat(webhooks().find(webhook)).contains(stopped);

        webhooks().remove(webhook);
        assertThat(webhooks().find(webhook)).isEmpty();
        assertThat(webhooks().replace(stopped.on(first.terms(), NOON))).isFalse();
    }

    // --- deliveries

    @Test
    void a_delivery_is_added_once_and_those_that_wait_are_named() {
        Delivery one = delivery(1);
        Delivery two = delivery(2);
        assertThat(deliveries().add(List.of(one, two))).containsExactlyInAnyOrder(one.id(), two.id());
        Delivery done = one.delivered(new Attempt(NOON, Duration.ofMillis(12), 204, null));
        deliveries().save(done);

        Delivery three = delivery(3);
        assertThat(deliveries().add(List.of(one, two, three))).containsExactlyInAnyOrder(two.id(), three.id());
        assertThat(deliveries().find(one.id())).contains(done);
    }

    @Test
    void attempts_and_reasons_are_kept() {
        Delivery one = delivery(1);
        deliveries().add(List.of(one));
        Delivery dead = one.failed(new Attempt(NOON, Duration.ofMillis(10_000), null, "no answer"))
                .failed(new Attempt(NOON.plusSeconds(5), Duration.ofMillis(7), 500, null))
                .givenUp("too late", NOON.plusSeconds(6));
        deliveries().save(dead);

        assertThat(deliveries().find(one.id())).contains(dead);
    }

    @Test
    void what_is_not_there_any_more_is_not_saved() {
        deliveries().save(delivery(1));

        assertThat(deliveries().find(delivery(1).id())).isEmpty();
    }

    @Test
    void the_log_is_read_in_pages_the_newest_first() {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(Delivery.of(webhook, occurrence(i), NOON.plusSeconds(i / 2), DAY));
        }
        deliveries().add(all);
        deliveries().save(all.get(3).givenUp("x", NOON));

        List<String> read = new ArrayList<>();
        Deliveries.After after = null;
        List<Delivery> page;
        do {
            page = deliveries().page(webhook, null, after, 2);
            page.forEach(one -> read.add(one.id()));
            after = page.isEmpty()
                    ? null
                    : new Deliveries.After(
                            page.getLast().createdAt(), page.getLast().id());
        } while (!page.isEmpty());
        assertThat(read).containsExactly(id(6), id(5), id(4), id(3), id(2), id(1), id(0));
        assertThat(deliveries().page(webhook, Status.DEAD, null, 10))
                .extracting(Delivery::id)
                .containsExactly(id(3));
    }

    @Test
    void what_is_old_is_removed_and_what_belongs_to_a_webhook_goes_with_it() {
        Delivery old = Delivery.of(webhook, occurrence(1), NOON.minus(Duration.ofDays(40)), DAY);
        deliveries().add(List.of(old, delivery(2)));

        deliveries().removeBefore(NOON.minus(Duration.ofDays(30)));
        assertThat(deliveries().page(webhook, null, null, 10))
                .extracting(Delivery::id)
                .containsExactly(id(2));
        deliveries().removeOf(webhook);
        assertThat(deliveries().page(webhook, null, null, 10)).isEmpty();
    }

    // --- lanes

    @Test
    void what_is_put_on_a_lane_waits_in_order_and_once() {
        enqueue("a", "b");
        enqueue("b", "c");
        enqueue("a", "d", "e");
        enqueue("e");

        assertThat(due(NOON)).singleElement().satisfies(seen -> {
            assertThat(seen.waiting()).containsExactly("a", "b", "c", "d", "e");
            assertThat(seen.webhookId()).isEqualTo(webhook);
        });
        assertThat(due(NOON.minusMillis(1))).isEmpty();
        assertThat(lanes().due("whk_other", NOON, 10)).isEmpty();
    }

    @Test
    void many_lanes_are_served_at_once_those_due_for_longest_first() {
        lanes().enqueue(
                        Map.of(
                                lane + "x", new Entry(webhook, List.of("a")),
                                lane + "y", new Entry(webhook, List.of("b"))),
                        NOON.plusSeconds(1));
        enqueue("c");

        assertThat(due(NOON.plusSeconds(1)))
                .hasSize(3)
                .first()
                .extracting(Lane::id)
                .isEqualTo(lane);
        assertThat(lanes().due(webhook, NOON.plusSeconds(1), 2)).hasSize(2);
    }

    @Test
    void one_holds_a_lane_until_the_lease_ends() {
        enqueue("a");
        Lane seen = due(NOON).getFirst();

        assertThat(lanes().claim(seen, "me", NOON.plusSeconds(60))).isPresent();
        assertThat(lanes().claim(seen, "you", NOON.plusSeconds(60))).isEmpty();
        assertThat(due(NOON.plusSeconds(59))).isEmpty();

        Lane abandoned = due(NOON.plusSeconds(60)).getFirst();
        assertThat(lanes().claim(abandoned, "you", NOON.plusSeconds(120))).isPresent();
        assertThat(lanes().renew(lane, "me", NOON.plusSeconds(500))).isEmpty();
        lanes().settle(lane, "me", "a");
        lanes().release(lane, "me", NOON);
        assertThat(lanes().renew(lane, "you", NOON.plusSeconds(130)))
                .hasValueSatisfying(held -> assertThat(held.waiting()).containsExactly("a"));
    }

    @Test
    void what_comes_while_a_lane_is_held_waits_behind() {
        enqueue("a");
        lanes().claim(due(NOON).getFirst(), "me", NOON.plusSeconds(60));
        enqueue("b");

        assertThat(due(NOON)).as("still held").isEmpty();
        lanes().settle(lane, "me", "a");
        assertThat(lanes().renew(lane, "me", NOON.plusSeconds(70)))
                .hasValueSatisfying(held -> assertThat(held.waiting()).containsExactly("b"));
        lanes().release(lane, "me", NOON.plusSeconds(5));
        assertThat(due(NOON.plusSeconds(4))).isEmpty();
        assertThat(due(NOON.plusSeconds(5))).hasSize(1);
    }

    @Test
    void an_empty_lane_is_gone_when_it_is_given_back() {
        enqueue("a");
        lanes().claim(due(NOON).getFirst(), "me", NOON.plusSeconds(60));
        lanes().settle(lane, "me", "a");
        lanes().release(lane, "me", NOON);

        assertThat(due(NOON.plus(DAY))).isEmpty();
        enqueue("b");
        assertThat(due(NOON)).hasSize(1);
        lanes().removeOf(webhook);
        assertThat(due(NOON.plus(DAY))).isEmpty();
    }

    private void enqueue(String... ids) {
        lanes().enqueue(Map.of(lane, new Entry(webhook, List.of(ids))), NOON);
    }

    private List<Lane> due(Instant at) {
        return lanes().due(webhook, at, 10);
    }

    private Delivery delivery(int number) {
        return Delivery.of(webhook, occurrence(number), NOON, DAY);
    }

    private String id(int number) {
        return delivery(number).id();
    }

    private static Occurrence occurrence(int number) {
        @Nullable String caseId = number % 2 == 0 ? null : "HILO-1";
        return Occurrence.of("case.opened", "usr_1", number, 0, caseId, NOON);
    }

    private static Webhook webhook(String id) {
        Terms terms = new Terms("https://example.com/hook", Set.of("*", "case.opened"), "for people", true);
        return Webhook.of(id, terms, new Secret("one", "whsec_one", null), "administrator-eva", NOON);
    }
}
