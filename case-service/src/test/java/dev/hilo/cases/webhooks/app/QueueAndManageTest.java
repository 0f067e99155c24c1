package dev.hilo.cases.webhooks.app;

import static dev.hilo.cases.webhooks.app.Outside.NOON;
import static dev.hilo.cases.webhooks.app.Outside.occurrence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.webhooks.app.ManageWebhooks.Outcome;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueAndManageTest {

    private static final Terms TERMS = new Terms("https://example.com", Set.of("case.assigned"), "", true);

    private final Outside outside = new Outside();

    @Test
    void each_webhook_is_told_of_what_it_wants_however_often_the_stream_repeats_it() {
        outside.webhook("all");
        outside.managing.create("some", TERMS, "eva");
        Occurrence assigned = occurrence("HILO-1", 1);
        Occurrence linked = Occurrence.of("identity.linked", "usr_1", 1, 1, null, NOON);

        for (int i = 0; i < 3; i++) {
            outside.queueing.queue(List.of(assigned, linked));
        }
        outside.work("all");
        outside.work("some");
        outside.queueing.queue(List.of(assigned, linked));
        outside.work("all");
        outside.work("some");

        assertThat(outside.heard).containsExactlyInAnyOrder("all:HILO-1_1_0", "all:usr_1_1_1", "some:HILO-1_1_0");
    }

    @Test
    void what_a_dying_replica_kept_but_did_not_queue_is_queued_by_the_next() {
        outside.webhook("w");
        Occurrence one = occurrence("HILO-1", 1);
        outside.deliveries.add(List.of(Delivery.of("w", one, NOON, Outside.DAY)));

        outside.queueing.queue(List.of(one));
        outside.work("w");

        assertThat(outside.heard).containsExactly("w:HILO-1_1_0");
    }

    @Test
    void the_same_wish_makes_one_webhook_and_shows_its_secret_once() {
        Outcome first = outside.managing.create("wish", TERMS, "eva");
        Outcome again = outside.managing.create("wish", TERMS, "eva");

        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(again).isInstanceOf(Outcome.DoneBefore.class);
        assertThat(outside.webhooks.all()).hasSize(1);
        assertThat(outside.managing.rotate("wish", "r1")).isInstanceOf(Outcome.Done.class);
        assertThat(outside.managing.rotate("wish", "r1")).isInstanceOf(Outcome.DoneBefore.class);
        assertThat(outside.webhooks.find("wish").orElseThrow().secrets()).hasSize(2);
    }

    @Test
    void an_address_that_is_refused_makes_none_and_changes_none() {
        Terms bad = new Terms("http://10.0.0.1", Set.of("*"), "", true);

        assertThat(outside.managing.create("wish", bad, "eva")).isInstanceOf(Outcome.Refused.class);
        outside.webhook("w");
        assertThat(outside.managing.change("w", bad, revision -> true)).isInstanceOf(Outcome.Refused.class);
        assertThat(outside.webhooks.all()).extracting(Webhook::id).containsExactly("w");
    }

    @Test
    void a_hundred_are_enough() {
        for (int i = 0; i < ManageWebhooks.MOST; i++) {
            outside.webhook("w" + i);
        }
        assertThat(outside.managing.create("wish", TERMS, "eva")).isInstanceOf(Outcome.TooMany.class);
    }

    @Test
    void a_wish_that_rests_on_an_older_revision_is_refused() {
        outside.webhook("w");
        outside.managing.change("w", TERMS, revision -> revision == 1);

        assertThat(outside.managing.change("w", TERMS, revision -> revision == 1))
                .isEqualTo(new Outcome.Changed(2));
        assertThat(outside.managing.remove("w", revision -> revision == 1)).isEqualTo(new Outcome.Changed(2));
        assertThat(outside.managing.remove("w", revision -> revision == 2)).isInstanceOf(Outcome.Done.class);
        assertThat(outside.managing.ping("w")).isEmpty();
    }

    @Test
    void what_waited_for_one_that_is_removed_is_not_delivered() {
        outside.webhook("w");
        outside.queueing.queue(List.of(occurrence("HILO-1", 1)));
        outside.managing.remove("w", revision -> true);

        outside.webhook("w");
        outside.work("w");
        assertThat(outside.heard).isEmpty();
    }
}
