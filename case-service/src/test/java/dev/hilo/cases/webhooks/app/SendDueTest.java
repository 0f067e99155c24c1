package dev.hilo.cases.webhooks.app;

import static dev.hilo.cases.webhooks.app.Outside.occurrence;
import static dev.hilo.cases.webhooks.app.Outside.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.cases.webhooks.model.Webhook.Terms;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendDueTest {

    private final Outside outside = new Outside();
    private final AtomicInteger surroundings = new AtomicInteger();
    private final SendDue due = new SendDue(
            outside.webhooks,
            outside.lanes,
            outside.work,
            Executors.newVirtualThreadPerTaskExecutor(),
            8,
            () -> UUID.randomUUID().toString(),
            outside.clock,
            failure -> surroundings.incrementAndGet());

    @Test
    void a_webhook_that_hangs_holds_eight_lines_and_delays_no_other() {
        outside.managing.create("slow", new Terms("https://slow.example", Set.of("*"), "", true), "eva");
        outside.managing.create("fast", new Terms("https://fast.example", Set.of("*"), "", true), "eva");
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        outside.asked = webhookId -> {
            if (webhookId.equals("slow")) {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                awaitQuietly(hanging);
                atOnce.decrementAndGet();
            }
        };
        outside.queueing.queue(
                IntStream.range(0, 20).mapToObj(i -> occurrence("HILO-" + i, 1)).toList());

        await().untilAsserted(() -> {
            due.look(() -> {});
            assertThat(outside.heard).hasSize(20).allMatch(one -> one.startsWith("fast"));
            assertThat(atOnce).hasValue(8);
            assertThat(due.inHand()).isEqualTo(8);
        });
        hanging.countDown();
        await().untilAsserted(() -> {
            due.look(() -> {});
            assertThat(outside.heard).hasSize(40).doesNotHaveDuplicates();
        });
        assertThat(most).hasValue(8);
    }

    @Test
    void what_fails_here_is_tried_again_when_the_lease_ends() {
        outside.webhook("w");
        outside.queueing.queue(List.of(occurrence("HILO-1", 1)));
        outside.answers = eventId -> {
            throw new IllegalStateException("the store is away");
        };
        due.look(() -> {});
        await().until(() -> surroundings.get() == 1 && due.inHand() == 0);

        outside.answers = eventId -> ok();
        due.look(() -> {});
        assertThat(outside.heard).isEmpty();
        outside.now = outside.now.plus(WorkLane.LEASE);
        due.look(() -> {});
        await().untilAsserted(() -> assertThat(outside.heard).hasSize(1));
        assertThat(due.lag()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
