package dev.hilo.channel.sdk;

import dev.hilo.contracts.Delivery;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One lane for each recipient: within it one delivery after the other, lanes side by side on virtual threads. A recipient
 * whose messages are being retried holds up their own lane and no other.
 */
final class DeliveryLanes implements AutoCloseable {

    /** What a delivery of another channel gets: there is nothing to do. */
    static final ChannelTransport.Ticket NOT_OURS = new ChannelTransport.Ticket() {
        @Override
        public CompletableFuture<Void> settled() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void abandon() {}
    };

    private static final System.Logger LOG = System.getLogger(DeliveryLanes.class.getName());

    private final DeliveryWork work;
    private final Map<String, Queue<Task>> lanes = new HashMap<>();
    private boolean closed;
    private volatile @Nullable String failure;

    DeliveryLanes(DeliveryWork work) {
        this.work = work;
    }

    /** Why no lane goes on: nothing but a new process helps. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    ChannelTransport.Ticket accept(Delivery delivery) {
        Task task = new Task(delivery);
        synchronized (lanes) {
            if (closed || failure != null) {
                task.settled.completeExceptionally(new CancellationException("closed"));
                return task;
            }
            Queue<Task> lane = lanes.get(delivery.to());
            if (lane == null) {
                lane = new ArrayDeque<>();
                lanes.put(delivery.to(), lane);
                Thread.ofVirtual().name("delivery-lane").start(() -> run(delivery.to()));
            }
            lane.add(task);
        }
        return task;
    }

    private void run(String recipient) {
        for (Task next = next(recipient); next != null; next = next(recipient)) {
            Task task = next;
            try {
                task.inItsTrace(() -> work.settle(task));
                task.settled.complete(null);
            } catch (CancellationException e) {
                task.settled.completeExceptionally(e);
            } catch (Throwable e) {
                fail(e);
                task.settled.completeExceptionally(e);
                return;
            }
        }
    }

    /** Takes nothing more in, and settles nothing of what is there: it comes again in the next process. */
    private void fail(Throwable error) {
        String name = error.getClass().getName();
        LOG.log(System.Logger.Level.ERROR, "deliveries end with {0}: only a restart of the process helps", name);
        LOG.log(System.Logger.Level.DEBUG, "the error in full; it may quote what people wrote", error);
        List<Task> left = new ArrayList<>();
        synchronized (lanes) {
            failure = "an error ended the sending of deliveries: " + name;
            lanes.values().forEach(left::addAll);
            lanes.clear();
        }
        left.forEach(task -> task.settled.completeExceptionally(error));
    }

    private @Nullable Task next(String recipient) {
        synchronized (lanes) {
            Queue<Task> lane = lanes.get(recipient);
            Task next = lane == null ? null : lane.poll();
            if (next == null) {
                lanes.remove(recipient);
            }
            return next;
        }
    }

    @Override
    public void close() {
        List<Task> left = new ArrayList<>();
        synchronized (lanes) {
            closed = true;
            lanes.values().forEach(left::addAll);
        }
        left.forEach(Task::abandon);
    }

    /** A delivery in its lane. */
    static final class Task implements ChannelTransport.Ticket {

        private final Delivery delivery;
        private final CompletableFuture<Void> settled = new CompletableFuture<>();
        private final CountDownLatch abandoned = new CountDownLatch(1);
        private final Context trace = Context.current();

        Task(Delivery delivery) {
            this.delivery = delivery;
        }

        Delivery delivery() {
            return delivery;
        }

        @Override
        public CompletableFuture<Void> settled() {
            return settled;
        }

        @Override
        public void abandon() {
            abandoned.countDown();
        }

        private void inItsTrace(Runnable step) {
            try (Scope ignored = trace.makeCurrent()) {
                step.run();
            }
        }

        /** Waits, unless it is abandoned before or meanwhile. */
        void pause(Duration duration) {
            try {
                if (abandoned.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new CancellationException("abandoned");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }
}
