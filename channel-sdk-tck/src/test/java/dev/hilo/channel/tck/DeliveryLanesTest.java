package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.DeliveryReceipt.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How the SDK sends: order, retries, receipts, and what it does when the journal or the broker is away. */
class DeliveryLanesTest {

    private static final RetryPolicy BRIEF = new RetryPolicy(3, Duration.ofMillis(5), Duration.ofMillis(10));
    private static final RetryPolicy SLOW = new RetryPolicy(5, Duration.ofMinutes(10), Duration.ofMinutes(10));

    @AutoClose
    private final InMemoryTransport transport = new InMemoryTransport();

    private final Channel channel = Channel.on("pager", transport);
    private final DeliveryJournal journal = new InMemoryDeliveryJournal();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Test
    void somebody_whose_messages_are_being_retried_holds_nobody_else_up() {
        try (Deliveries deliveries = channel.deliveries(journal).retry(SLOW).start(delivery -> {
            if (delivery.to().equals("pager:ana")) {
                throw new TemporaryFailure("no signal");
            }
            return send(delivery);
        })) {
            transport.deliver(delivery("a1", "ana"));
            transport.deliver(delivery("a2", "ana"));
            for (int i = 1; i <= 50; i++) {
                transport.deliver(delivery("b" + i, "bob"));
            }
            eventually(() -> sent.size() == 50);

            assertThat(sent).first().isEqualTo("b1");
            assertThat(sent).last().isEqualTo("b50");
            assertThat(journal.find("a1").orElseThrow().attempts()).isEqualTo(1);
            assertThat(journal.find("a2")).as("waits for a1").isEmpty();
            assertThat(deliveries.trouble())
                    .as("one provider's failure is no trouble of ours")
                    .isEmpty();
        }
        assertThat(transport.allSettled()).as("closing gives up what waits").isTrue();
        assertThat(transport.receipts())
                .noneMatch(receipt -> receipt.deliveryId().startsWith("a"));
    }

    @Test
    void a_later_message_waits_for_the_earlier_one_to_the_same_person() {
        AtomicInteger failures = new AtomicInteger(2);
        try (Deliveries deliveries = channel.deliveries(journal).retry(BRIEF).start(delivery -> {
            if (failures.getAndDecrement() > 0) {
                throw new TemporaryFailure("busy");
            }
            return send(delivery);
        })) {
            transport.deliver(delivery("a1", "ana"));
            transport.deliver(delivery("a2", "ana"));
            eventually(() -> sent.size() == 2);
            assertThat(sent).containsExactly("a1", "a2");
            eventually(() -> transport.receipts().size() == 2);
            assertThat(transport.receipts())
                    .extracting(DeliveryReceipt::attempts)
                    .containsExactly(3, 1);
            assertThat(deliveries.trouble()).isEmpty();
        }
    }

    @Test
    void no_more_messages_are_handed_over_at_once_than_allowed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        try (Deliveries deliveries = channel.deliveries(journal).concurrency(3).start(delivery -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            awaitQuietly(go);
            now.decrementAndGet();
            return send(delivery);
        })) {
            for (int i = 1; i <= 20; i++) {
                transport.deliver(delivery("d" + i, "person" + i));
            }
            eventually(() -> now.get() == 3);
            go.countDown();
            eventually(() -> sent.size() == 20);
            assertThat(most).hasValue(3);
            assertThat(deliveries.trouble()).isEmpty();
        }
    }

    @Test
    void what_the_provider_refuses_is_not_tried_again() {
        try (Deliveries deliveries = channel.deliveries(journal)
                .retry(BRIEF)
                .start(delivery -> new DeliveryOutcome.Refused("550 no such pager"))) {
            transport.deliver(delivery("a1", "ana"));
            DeliveryReceipt receipt = receipt("a1");
            assertThat(receipt.status()).isEqualTo(Status.FAILED);
            assertThat(receipt.reason()).isEqualTo("550 no such pager");
            assertThat(receipt.attempts()).isEqualTo(1);
            assertThat(deliveries.trouble()).isEmpty();
        }
    }

    @Test
    void a_sender_that_breaks_counts_as_a_failure_and_ends_in_a_receipt_without_its_words() {
        try (Deliveries deliveries = channel.deliveries(journal).retry(BRIEF).start(delivery -> {
            throw new IllegalStateException("secret of ana");
        })) {
            transport.deliver(delivery("a1", "ana"));
            DeliveryReceipt receipt = receipt("a1");
            assertThat(receipt.status()).isEqualTo(Status.FAILED);
            assertThat(receipt.attempts()).isEqualTo(3);
            assertThat(receipt.reason()).contains("IllegalStateException").doesNotContain("secret");
            assertThat(deliveries.trouble()).isEmpty();
        }
    }

    @Test
    void an_error_ends_the_sending_says_so_and_leaves_what_is_there_to_the_next_process() {
        AtomicBoolean broken = new AtomicBoolean(true);
        DeliverySender sender = delivery -> {
            if (broken.get()) {
                throw new OutOfMemoryError("Java heap space");
            }
            return send(delivery);
        };
        try (Deliveries deliveries = channel.deliveries(journal).retry(BRIEF).start(sender)) {
            assertThat(deliveries.failure()).isEmpty();
            transport.deliver(delivery("a1", "ana"));
            eventually(() -> deliveries.failure().orElse("").contains("OutOfMemoryError"));
            transport.deliver(delivery("a2", "ana"));
            transport.deliver(delivery("b1", "bob"));
            assertThat(transport.receipts()).isEmpty();
        }
        broken.set(false);
        try (Deliveries deliveries = channel.deliveries(journal).retry(BRIEF).start(sender)) {
            List.of("a1", "a2", "b1")
                    .forEach(id -> transport.deliver(delivery(id, id.startsWith("a") ? "ana" : "bob")));
            eventually(() -> sent.size() == 3);
            assertThat(deliveries.failure()).isEmpty();
        }
        assertThat(sent).containsSubsequence("a1", "a2").contains("b1");
    }

    @Test
    void what_the_provider_queued_is_receipted_when_it_tells_once_for_each_status() {
        try (Deliveries deliveries =
                channel.deliveries(journal).start(delivery -> new DeliveryOutcome.Queued("p-" + delivery.id()))) {
            transport.deliver(delivery("a1", "ana"));
            eventually(transport::allSettled);
            assertThat(transport.receipts()).isEmpty();

            assertThat(deliveries.receipts().report("a1", Status.SENT, "p-a1", null))
                    .isTrue();
            assertThat(deliveries.receipts().report("a1", Status.DELIVERED, "p-a1", null))
                    .isTrue();
            assertThat(deliveries.receipts().report("a1", Status.DELIVERED, "p-a1", null))
                    .isTrue();
            assertThat(deliveries.receipts().report("unknown", Status.DELIVERED, null, null))
                    .isFalse();
        }
        assertThat(transport.receipts().stream().distinct())
                .extracting(DeliveryReceipt::status)
                .containsExactly(Status.SENT, Status.DELIVERED);
    }

    @Test
    void a_receipt_that_could_not_go_out_goes_out_later_and_nothing_is_sent_twice() {
        transport.breakDown("no broker");
        try (Deliveries deliveries = channel.deliveries(journal).retry(BRIEF).start(this::send)) {
            transport.deliver(delivery("a1", "ana"));
            eventually(() -> deliveries.trouble().isPresent());
            assertThat(transport.allSettled())
                    .as("its position must not be committed")
                    .isFalse();
            transport.mend();
            assertThat(receipt("a1").status()).isEqualTo(Status.SENT);
            eventually(() -> deliveries.trouble().isEmpty());
        }
        assertThat(sent).containsExactly("a1");
    }

    @Test
    void a_journal_that_is_away_when_the_provider_has_answered_is_waited_for() {
        AtomicBoolean away = new AtomicBoolean();
        try (Deliveries deliveries = channel.deliveries(new UnreliableJournal(journal, away))
                .retry(BRIEF)
                .start(delivery -> {
                    away.set(true);
                    return send(delivery);
                })) {
            transport.deliver(delivery("a1", "ana"));
            eventually(() -> deliveries.trouble().isPresent());
            away.set(false);
            assertThat(receipt("a1").status()).isEqualTo(Status.SENT);
            assertThat(receipt("a1").attempts()).isEqualTo(1);
        }
        assertThat(sent).containsExactly("a1");
    }

    @Test
    void a_delivery_whose_last_attempt_a_crash_cut_short_is_told_as_failed() {
        journal.attempt(delivery("a1", "ana"));
        journal.attempt(delivery("a1", "ana"));
        journal.attempt(delivery("a1", "ana"));
        try (Deliveries deliveries = channel.deliveries(journal).retry(BRIEF).start(this::send)) {
            transport.deliver(delivery("a1", "ana"));
            assertThat(receipt("a1").status()).isEqualTo(Status.FAILED);
            assertThat(receipt("a1").reason()).contains("without an answer");
            assertThat(deliveries.trouble()).isEmpty();
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void every_receipt_is_counted_once() {
        List<DeliveryReceipt> counted = new CopyOnWriteArrayList<>();
        try (Deliveries deliveries =
                channel.deliveries(journal).onReceipt(counted::add).start(this::send)) {
            transport.deliver(delivery("a1", "ana"));
            receipt("a1");
            transport.deliver(delivery("a1", "ana"));
            eventually(() -> transport.receipts().size() == 2);
            assertThat(deliveries.trouble()).isEmpty();
        }
        assertThat(counted).hasSize(1);
        assertThat(transport.receipts().stream().distinct()).hasSize(1);
    }

    private DeliveryOutcome send(Delivery delivery) {
        sent.add(delivery.id());
        return new DeliveryOutcome.Sent(null);
    }

    private DeliveryReceipt receipt(String deliveryId) {
        eventually(
                () -> transport.receipts().stream().anyMatch(r -> r.deliveryId().equals(deliveryId)));
        return transport.receipts().stream()
                .filter(r -> r.deliveryId().equals(deliveryId))
                .findFirst()
                .orElseThrow();
    }

    private static Delivery delivery(String id, String person) {
        return new Delivery(
                id,
                "pager",
                "pager:" + person,
                "usr-1",
                null,
                Delivery.Kind.AGENT_MESSAGE,
                null,
                "es",
                null,
                "hola",
                null,
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
