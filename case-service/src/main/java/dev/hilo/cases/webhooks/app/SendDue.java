package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.app.Lanes.Lane;
import dev.hilo.cases.webhooks.model.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks for lanes that are due and has them worked, a few of each webhook at a time so that none waits for another. */
public final class SendDue {

    private final Webhooks webhooks;
    private final Lanes lanes;
    private final WorkLane work;
    private final Executor executor;
    private final int atOnce;
    private final Supplier<String> ids;
    private final Clock clock;
    private final Consumer<Throwable> failed;
    private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private volatile Duration lag = Duration.ZERO;

    /**
     * @param atOnce lanes of one webhook that are worked at a time, here
     * @param failed hears what went wrong with the surroundings
     */
    public SendDue(
            Webhooks webhooks,
            Lanes lanes,
            WorkLane work,
            Executor executor,
            int atOnce,
            Supplier<String> ids,
            Clock clock,
            Consumer<Throwable> failed) {
        this.webhooks = webhooks;
        this.lanes = lanes;
        this.work = work;
        this.executor = executor;
        this.atOnce = atOnce;
        this.ids = ids;
        this.clock = clock;
        this.failed = failed;
    }

    /**
     * Starts work on what is due, and does not wait for it.
     *
     * @param freed called whenever a piece of work is done and another could begin
     */
    public void look(Runnable freed) {
        Instant now = clock.instant();
        Duration longest = Duration.ZERO;
        List<Webhook> all = webhooks.all();
        permits.keySet().retainAll(all.stream().map(Webhook::id).toList());
        for (Webhook webhook : all) {
            Semaphore free = permits.computeIfAbsent(webhook.id(), id -> new Semaphore(atOnce));
            // Those in hand may still look due; beside them as many as are free.
            List<Lane> due = free.availablePermits() == 0 ? List.of() : lanes.due(webhook.id(), now, 2 * atOnce);
            for (Lane lane : due) {
                Duration waiting = Duration.between(lane.dueAt(), now);
                longest = waiting.compareTo(longest) > 0 ? waiting : longest;
                begin(lane, free, freed);
            }
        }
        lag = longest;
    }

    private void begin(Lane lane, Semaphore free, Runnable freed) {
        if (inHand.contains(lane.id()) || !free.tryAcquire()) {
            return;
        }
        inHand.add(lane.id());
        executor.execute(() -> {
            try {
                work.work(lane, ids.get());
            } catch (RuntimeException | Error e) {
                // The lane is due again when its lease ends.
                failed.accept(e);
            } finally {
                inHand.remove(lane.id());
                free.release();
                freed.run();
            }
        });
    }

    /** For how long the lane that waits longest has been due; zero when none is. */
    public Duration lag() {
        return lag;
    }

    /** How many lanes are being worked here. */
    public int inHand() {
        return inHand.size();
    }
}
