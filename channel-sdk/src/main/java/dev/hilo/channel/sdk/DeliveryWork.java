package dev.hilo.channel.sdk;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What is done with one delivery, from the first look into the journal to the published receipt. The provider's failures
 * are counted and end in a receipt; those of the journal and of the broker are waited out, however long, each on its own
 * so that an answer the provider has given is never asked for again.
 */
final class DeliveryWork {

    private static final System.Logger LOG = System.getLogger(DeliveryWork.class.getName());
    private static final RetryPolicy SURROUNDINGS =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(200), Duration.ofSeconds(15));

    private final DeliverySender sender;
    private final DeliveryJournal journal;
    private final Receipts receipts;
    private final RetryPolicy retry;
    private final Semaphore sends;
    private final Map<DeliveryLanes.Task, String> troubles = new ConcurrentHashMap<>();

    DeliveryWork(
            DeliverySender sender, DeliveryJournal journal, Receipts receipts, RetryPolicy retry, int concurrency) {
        this.sender = sender;
        this.journal = journal;
        this.receipts = receipts;
        this.retry = retry;
        this.sends = new Semaphore(concurrency);
    }

    Optional<String> trouble() {
        return troubles.values().stream().findFirst();
    }

    /** Returns when the delivery is settled; throws {@link CancellationException} when it was abandoned before. */
    void settle(DeliveryLanes.Task task) {
        Delivery delivery = task.delivery();
        Optional<DeliveryJournal.Entry> known = patiently(task, () -> journal.find(delivery.id()));
        if (known.isEmpty()) {
            attempts(task);
        } else if (known.get().settled()) {
            patiently(task, () -> receipts.repeat(known.get()));
        } else if (retry.allowsAfter(known.get().attempts())) {
            attempts(task);
        } else {
            fail(task, known.get().attempts(), "gave up: the last attempt ended without an answer");
        }
    }

    private void attempts(DeliveryLanes.Task task) {
        while (true) {
            int attempt = patiently(task, () -> journal.attempt(task.delivery()));
            try {
                settle(task, attempt, send(task.delivery()));
                return;
            } catch (TemporaryFailure e) {
                if (!retry.allowsAfter(attempt)) {
                    fail(task, attempt, e.reason());
                    return;
                }
                task.pause(retry.delayAfter(attempt));
            }
        }
    }

    private DeliveryOutcome send(Delivery delivery) throws TemporaryFailure {
        sends.acquireUninterruptibly();
        try {
            return sender.send(delivery);
        } catch (RuntimeException | StackOverflowError e) {
            String what = e.getClass().getName();
            LOG.log(System.Logger.Level.ERROR, "the sender failed on delivery {0} with {1}", delivery.id(), what);
            LOG.log(System.Logger.Level.DEBUG, "the failure in full; it may quote what people wrote", e);
            throw new TemporaryFailure("the channel failed: " + e.getClass().getSimpleName(), e);
        } finally {
            sends.release();
        }
    }

    private void settle(DeliveryLanes.Task task, int attempt, DeliveryOutcome outcome) {
        String id = task.delivery().id();
        switch (outcome) {
            case DeliveryOutcome.Sent sent ->
                patiently(task, () -> receipts.settle(id, Status.SENT, attempt, sent.providerMessageId(), null));
            case DeliveryOutcome.Queued queued -> patiently(task, () -> journal.queued(id, queued.providerMessageId()));
            case DeliveryOutcome.Refused refused -> fail(task, attempt, refused.reason());
        }
    }

    private void fail(DeliveryLanes.Task task, int attempts, String reason) {
        patiently(task, () -> receipts.settle(task.delivery().id(), Status.FAILED, attempts, null, reason));
    }

    private void patiently(DeliveryLanes.Task task, Runnable step) {
        patiently(task, () -> {
            step.run();
            return task;
        });
    }

    /** Repeats a step until the journal and the broker serve it. */
    private <T> T patiently(DeliveryLanes.Task task, Supplier<T> step) {
        try {
            for (int failures = 1; ; failures++) {
                try {
                    return step.get();
                } catch (RuntimeException e) {
                    if (troubles.put(task, "deliveries wait: " + e.getMessage()) == null) {
                        LOG.log(System.Logger.Level.WARNING, "{0}; trying again", troubles.get(task));
                        LOG.log(System.Logger.Level.DEBUG, "the failure in full", e);
                    }
                    task.pause(SURROUNDINGS.delayAfter(failures));
                }
            }
        } finally {
            troubles.remove(task);
        }
    }
}
