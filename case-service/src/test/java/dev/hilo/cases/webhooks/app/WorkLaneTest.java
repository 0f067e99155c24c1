package dev.hilo.cases.webhooks.app;

import static dev.hilo.cases.webhooks.app.Outside.NOON;
import static dev.hilo.cases.webhooks.app.Outside.occurrence;
import static dev.hilo.cases.webhooks.app.Outside.ok;
import static dev.hilo.cases.webhooks.app.Outside.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.webhooks.app.Lanes.Lane;
import dev.hilo.cases.webhooks.app.Sender.Outcome;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkLaneTest {

    private final Outside outside = new Outside();

    @BeforeEach
    void aWebhook() {
        outside.webhook("w");
    }

    @Test
    void what_waits_is_delivered_in_order_and_the_lane_is_gone() {
        queue(occurrence("HILO-1", 1), occurrence("HILO-1", 2), occurrence("HILO-2", 1));

        outside.work("w");

        assertThat(outside.heard).containsExactlyInAnyOrder("w:HILO-1_1_0", "w:HILO-1_2_0", "w:HILO-2_1_0");
        assertThat(outside.heard.indexOf("w:HILO-1_1_0")).isLessThan(outside.heard.indexOf("w:HILO-1_2_0"));
        assertThat(outside.lanes.due("w", NOON.plus(Duration.ofDays(9)), 10)).isEmpty();
        assertThat(outside.delivered).hasValue(3);
    }

    @Test
    void what_fails_holds_up_its_own_case_only_and_comes_again_after_a_pause() {
        outside.answers = eventId -> eventId.equals("HILO-1_1_0") ? status(503) : ok();
        queue(occurrence("HILO-1", 1), occurrence("HILO-1", 2), occurrence("HILO-2", 1));

        outside.work("w");
        assertThat(outside.heard).containsExactly("w:HILO-2_1_0");
        outside.now = NOON.plusSeconds(4);
        outside.work("w");
        assertThat(outside.heard).hasSize(1);

        outside.answers = eventId -> ok();
        outside.now = NOON.plusSeconds(5);
        outside.work("w");
        assertThat(outside.heard).containsExactly("w:HILO-2_1_0", "w:HILO-1_1_0", "w:HILO-1_2_0");
        Delivery first = outside.delivery("w", occurrence("HILO-1", 1));
        assertThat(first.status()).isEqualTo(Status.DELIVERED);
        assertThat(first.attempts()).extracting(Delivery.Attempt::status).containsExactly(503, 200);
    }

    @Test
    void what_fails_for_a_day_is_given_up_and_the_next_has_its_turn() {
        Occurrence first = occurrence("HILO-1", 1);
        outside.answers = eventId ->
                eventId.equals(first.eventId()) ? new Outcome.Failed("no connection", Duration.ofMillis(1)) : ok();
        queue(first, occurrence("HILO-1", 2));

        int rounds = 0;
        while (outside.heard.isEmpty() && rounds++ < 100) {
            outside.work("w");
            outside.now = outside.now.plus(Duration.ofMinutes(61));
        }

        assertThat(outside.heard).containsExactly("w:HILO-1_2_0");
        Delivery dead = outside.delivery("w", first);
        assertThat(dead.status()).isEqualTo(Status.DEAD);
        assertThat(dead.dead()).isNotNull();
        assertThat(dead.attempts())
                .hasSizeGreaterThan(20)
                .allSatisfy(attempt -> assertThat(attempt.error()).isEqualTo("no connection"));
        assertThat(outside.dead).hasValue(1);
    }

    @Test
    void what_was_given_up_can_be_told_again_one_by_one_or_all() {
        outside.answers = eventId -> status(410);
        queue(occurrence("HILO-1", 1), occurrence("HILO-1", 2));
        outside.work("w");
        assertThat(outside.deliveries.page("w", Status.DEAD, null, 10)).hasSize(2);

        outside.answers = eventId -> ok();
        activate();
        assertThat(outside.managing.replayDead("w")).isEqualTo(2);
        outside.work("w");
        assertThat(outside.heard).containsExactly("w:HILO-1_1_0", "w:HILO-1_2_0");

        outside.managing.replay("w", "w.HILO-1_1_0");
        outside.managing.replay("w", "w.HILO-1_1_0");
        outside.work("w");
        assertThat(outside.heard).containsExactly("w:HILO-1_1_0", "w:HILO-1_2_0", "w:HILO-1_1_0");
        assertThat(outside.managing.replay("w", "w.HILO-9_9_9")).isEmpty();
    }

    @Test
    void one_that_wants_no_more_is_stopped_and_what_waits_for_it_is_given_up() {
        AtomicInteger asked = new AtomicInteger();
        outside.answers = eventId -> {
            asked.incrementAndGet();
            return status(410);
        };
        queue(occurrence("HILO-1", 1), occurrence("HILO-1", 2), occurrence("HILO-2", 1));

        outside.work("w");

        assertThat(asked).hasValue(1);
        assertThat(outside.webhooks.find("w").orElseThrow().isActive()).isFalse();
        assertThat(outside.webhooks.find("w").orElseThrow().stopped()).contains("410");
        assertThat(outside.deliveries.page("w", Status.DEAD, null, 10)).hasSize(3);
    }

    @Test
    void a_wish_to_wait_longer_is_granted_up_to_an_hour() {
        outside.answers = eventId -> new Outcome.Answered(429, Duration.ofSeconds(100), Duration.ZERO);
        queue(occurrence("HILO-1", 1));
        outside.work("w");
        assertThat(dueAfter()).isEqualTo(Duration.ofSeconds(100));

        outside.now = outside.now.plusSeconds(100);
        outside.answers = eventId -> new Outcome.Answered(503, Duration.ofDays(3), Duration.ZERO);
        outside.work("w");
        assertThat(dueAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void redirects_and_everything_else_but_2xx_is_a_failure() {
        for (int status : List.of(301, 302, 400, 401, 404, 500)) {
            outside.answers = eventId -> status(status);
            Occurrence one = occurrence("HILO-" + status, 1);
            queue(one);
            outside.work("w");
            assertThat(outside.delivery("w", one).status()).isEqualTo(Status.WAITING);
        }
        outside.answers = eventId -> status(204);
        queue(occurrence("HILO-1", 1));
        outside.work("w");
        assertThat(outside.delivery("w", occurrence("HILO-1", 1)).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void one_who_lost_the_lane_to_another_stops_and_what_was_delivered_is_not_sent_again() {
        queue(occurrence("HILO-1", 1), occurrence("HILO-1", 2));
        Lane seen = outside.lanes.due("w", outside.now, 10).getFirst();
        outside.answers = eventId -> {
            // While this request takes ages, the lease ends and another works the lane.
            outside.answers = other -> ok();
            outside.now = outside.now.plus(WorkLane.LEASE).plusSeconds(1);
            outside.lanes.due("w", outside.now, 10).forEach(lane -> outside.work.work(lane, "another"));
            return ok();
        };
        outside.work.work(seen, "slow");

        assertThat(outside.heard)
                .as("the one that was under way twice, which cannot be helped; the other once")
                .containsExactly("w:HILO-1_1_0", "w:HILO-1_2_0", "w:HILO-1_1_0");
        assertThat(outside.lanes.due("w", outside.now.plus(Duration.ofDays(1)), 10))
                .isEmpty();
    }

    @Test
    void a_ping_is_sent_once_also_when_the_webhook_is_not_active() {
        outside.managing.change("w", new Terms("https://example.com", Set.of("*"), "", false), revision -> true);
        outside.answers = eventId -> status(500);
        Delivery ping = outside.managing.ping("w").orElseThrow();
        outside.work("w");

        Delivery tried = outside.deliveries.find(ping.id()).orElseThrow();
        assertThat(tried.attempts()).hasSize(1);
        assertThat(tried.status()).isEqualTo(Status.DEAD);
    }

    @Test
    void a_lane_that_never_ends_lets_others_have_their_turn() {
        for (int i = 0; i < 50; i++) {
            queue(occurrence("HILO-1", i));
        }
        outside.work("w");
        assertThat(outside.heard).hasSizeBetween(10, 30);
        outside.work("w");
        outside.work("w");
        assertThat(outside.heard)
                .hasSize(50)
                .isEqualTo(outside.heard.stream()
                        .sorted((a, b) -> Integer.compare(number(a), number(b)))
                        .toList());
    }

    private static int number(String heard) {
        return Integer.parseInt(heard.split("_")[1]);
    }

    private Duration dueAfter() {
        return Duration.between(
                outside.now,
                outside.lanes
                        .due("w", outside.now.plus(Duration.ofDays(1)), 1)
                        .getFirst()
                        .dueAt());
    }

    private void activate() {
        outside.managing.change("w", new Terms("https://example.com", Set.of("*"), "", true), revision -> true);
    }

    private void queue(Occurrence... occurrences) {
        outside.queueing.queue(List.of(occurrences));
    }
}
