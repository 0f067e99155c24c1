package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.DeliveryReceipt.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryJournal} must do. Extend it and hand over a journal. */
public abstract class DeliveryJournalContract {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    private final Delivery delivery = new Delivery(
            "dlv-" + UUID.randomUUID(),
            "kit",
            "kit:ana",
            "usr-1",
            null,
            Delivery.Kind.AGENT_MESSAGE,
            null,
            "es",
            null,
            "hola",
            null,
            NOW,
            Map.of());

    /** A journal on the same memory each time it is called: as another replica, or after a restart. */
    protected abstract DeliveryJournal journal();

    @Test
    void nothing_is_remembered_of_a_delivery_never_seen() {
        assertThat(journal().find(delivery.id())).isEmpty();
        assertThat(journal().keep(receipt(Status.DELIVERED, null))).isEmpty();
        journal().queued(delivery.id(), "p1");
        assertThat(journal().find(delivery.id())).isEmpty();
    }

    @Test
    void attempts_are_counted_across_restarts() {
        assertThat(journal().attempt(delivery)).isEqualTo(1);
        assertThat(journal().attempt(delivery)).isEqualTo(2);

        DeliveryJournal.Entry entry = journal().find(delivery.id()).orElseThrow();
        assertThat(entry.attempts()).isEqualTo(2);
        assertThat(entry.settled()).isFalse();
        assertThat(entry.receipts()).isEmpty();
    }

    @Test
    void whom_a_delivery_went_to_is_recognised_and_not_kept() {
        journal().attempt(delivery);
        journal().attempt(delivery);

        DeliveryJournal.Entry entry = journal().find(delivery.id()).orElseThrow();
        assertThat(entry.wentTo("kit:ana")).isTrue();
        assertThat(entry.wentTo("kit:eva")).isFalse();
        assertThat(entry.recipient()).isNotNull().doesNotContain("ana");
    }

    @Test
    void the_first_receipt_of_a_status_is_the_one_that_counts() {
        journal().attempt(delivery);
        DeliveryReceipt first = receipt(Status.SENT, null);
        DeliveryReceipt second =
                new DeliveryReceipt(delivery.id(), "kit", Status.SENT, 9, NOW.plusSeconds(60), "another", null);

        assertThat(journal().keep(first)).contains(first);
        assertThat(journal().keep(second)).contains(first);

        DeliveryJournal.Entry entry = journal().find(delivery.id()).orElseThrow();
        assertThat(entry.settled()).isTrue();
        assertThat(entry.receipts()).containsExactly(first);
        assertThat(entry.providerMessageId()).isEqualTo("p1");
    }

    @Test
    void receipts_of_different_statuses_are_kept_in_their_order() {
        journal().attempt(delivery);
        DeliveryReceipt sent = receipt(Status.SENT, null);
        DeliveryReceipt read = receipt(Status.READ, null);
        DeliveryReceipt failed = receipt(Status.FAILED, "550 no such user");
        assertThat(journal().keep(sent)).contains(sent);
        assertThat(journal().keep(read)).contains(read);
        assertThat(journal().keep(failed)).contains(failed);

        assertThat(journal().find(delivery.id()).orElseThrow().receipts()).containsExactly(sent, read, failed);
    }

    @Test
    void what_the_provider_queued_is_settled_until_it_tells_more() {
        journal().attempt(delivery);
        journal().queued(delivery.id(), "p7");

        DeliveryJournal.Entry queued = journal().find(delivery.id()).orElseThrow();
        assertThat(queued.queued()).isTrue();
        assertThat(queued.settled()).isTrue();
        assertThat(queued.providerMessageId()).isEqualTo("p7");
        assertThat(queued.receipts()).isEmpty();

        DeliveryReceipt delivered = receipt(Status.DELIVERED, null);
        assertThat(journal().keep(delivered)).contains(delivered);
        assertThat(journal().find(delivery.id()).orElseThrow().receipts()).containsExactly(delivered);
    }

    @Test
    void attempts_made_at_once_are_all_counted() throws Exception {
        List<Integer> counts = atOnce(8, () -> journal().attempt(delivery));

        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    void of_receipts_kept_at_once_one_counts_for_all() throws Exception {
        journal().attempt(delivery);
        List<DeliveryReceipt> kept = atOnce(8, () -> {
            DeliveryReceipt mine = new DeliveryReceipt(
                    delivery.id(), "kit", Status.SENT, 1, NOW, UUID.randomUUID().toString(), null);
            return journal().keep(mine).orElseThrow();
        });

        assertThat(kept).containsOnly(kept.getFirst());
    }

    private DeliveryReceipt receipt(Status status, @Nullable String reason) {
        return new DeliveryReceipt(delivery.id(), "kit", status, 1, NOW, "p1", reason);
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures =
                    IntStream.range(0, threads).mapToObj(i -> pool.submit(work)).toList();
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
