package dev.hilo.routing.assignment.adapter.rounds;

import dev.hilo.kit.BackgroundWork;
import dev.hilo.routing.assignment.app.GiveOutCases;
import dev.hilo.routing.roster.adapter.RosterChanged;
import dev.hilo.routing.roster.adapter.RosterSeed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Gives out cases on a thread of its own: as soon as something happened that may matter, and every now and then for what
 * no event tells, such as a promise that lapsed. A round that fails is said so and comes again; events are not to blame.
 */
@Singleton
public class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final GiveOutCases giveOutCases;
    private final RosterSeed seed;
    private final AssignmentConfig config;
    private final Counter assigned;
    private final Counter lapsed;
    private final BackgroundWork work;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "rounds"));
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile boolean begun;
    private volatile Optional<String> failure = Optional.empty();

    Rounds(
            GiveOutCases giveOutCases,
            RosterSeed seed,
            AssignmentConfig config,
            MeterRegistry meters,
            BackgroundWork work) {
        this.giveOutCases = giveOutCases;
        this.seed = seed;
        this.config = config;
        this.assigned = meters.counter("hilo.routing.assigned");
        this.work = work;
        this.lapsed = meters.counter("hilo.routing.lapsed");
    }

    void onStart(@Observes StartupEvent start) {
        long pause = config.checkEvery().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::round, 0, pause, TimeUnit.MILLISECONDS);
    }

    void onRoster(@Observes RosterChanged change) {
        wake();
    }

    /** Asks for a round as soon as may be; many calls in a row are one. */
    public void wake() {
        if (awake.compareAndSet(false, true)) {
            thread.execute(this::round);
        }
    }

    /** Why the last round failed, when it did. */
    Optional<String> failure() {
        return failure;
    }

    private void round() {
        awake.set(false);
        try {
            if (!begun) {
                seed.sow();
                giveOutCases.repeatPromises();
                begun = true;
            }
            GiveOutCases.Round round = giveOutCases.run();
            assigned.increment(round.assigned());
            lapsed.increment(round.lapsed());
            if (round.lapsed() > 0) {
                LOG.warnf(
                        "%d promises lapsed without an answer of the case service; their cases wait again",
                        round.lapsed());
            }
            failure = Optional.empty();
        } catch (RuntimeException e) {
            String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
            if (failure.isEmpty()) {
                LOG.warnf("cases cannot be given out, trying again: %s", reason);
                LOG.debug("the failure in full", e);
            }
            failure = Optional.of(reason);
        } catch (Error e) {
            LOG.error("giving out cases ends: only a restart of the process helps", e);
            failure = Optional.of("ended by " + e.getClass().getSimpleName());
            work.ended("giving out cases", e);
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("a round did not end within 10 s; what it promised is repeated at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
