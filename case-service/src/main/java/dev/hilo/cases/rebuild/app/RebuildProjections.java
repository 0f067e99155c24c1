package dev.hilo.cases.rebuild.app;

import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds every projection anew from the log, user by user, while traffic goes on: what is stored for a user is replaced
 * by what their log says, and read on until nothing has been added meanwhile. What belongs to nobody goes last. Nothing
 * is missing for readers in between.
 */
public final class RebuildProjections {

    private static final int PAGE = 200;
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration NEWS_EVERY = Duration.ofSeconds(1);

    private final LogUsers users;
    private final ContextLog log;
    private final List<Projection> projections;
    private final RebuildStates states;
    private final String runner;
    private final Clock clock;

    public RebuildProjections(
            LogUsers users,
            ContextLog log,
            List<Projection> projections,
            RebuildStates states,
            String runner,
            Clock clock) {
        this.users = users;
        this.log = log;
        this.projections = List.copyOf(projections);
        this.states = states;
        this.runner = runner;
        this.clock = clock;
    }

    /** Takes the turn to rebuild; empty when somebody is at it. {@link #run} does the work. */
    public Optional<RebuildState> begin() {
        Instant now = clock.instant();
        RebuildState begun = RebuildState.started(runner, now, users.commits());
        return states.begin(begun, now.minus(SILENCE)) ? Optional.of(begun) : Optional.empty();
    }

    public Optional<RebuildState> latest() {
        return states.latest();
    }

    /** Does the work that {@link #begin} took the turn for. */
    public RebuildState run(RebuildState begun) {
        Work work = new Work(begun);
        try {
            users.forEach(work::rebuild);
            projections.forEach(work::sweep);
        } catch (RuntimeException | Error e) {
            states.save(work.state().failed(clock.instant(), String.valueOf(e.getMessage())));
            throw e;
        }
        RebuildState done = work.state().done(clock.instant());
        states.save(done);
        return done;
    }

    /** One run. */
    private final class Work {

        private final RebuildState begun;
        private final Map<String, Long> mended = new HashMap<>();
        private Instant told;
        private long done;
        private long commits;

        Work(RebuildState begun) {
            this.begun = begun;
            this.told = begun.startedAt();
            projections.forEach(projection -> mended.put(projection.name(), 0L));
        }

        void rebuild(String userId) {
            List<Projection.Folded> folded =
                    projections.stream().map(one -> one.begin(userId)).toList();
            Context context = Context.empty(userId);
            boolean stored = false;
            while (true) {
                List<Commit> page = log.read(userId, context.version() + 1, PAGE);
                if (page.isEmpty() && stored) {
                    break;
                }
                for (Commit commit : page) {
                    context = context.after(commit);
                    for (Projection.Folded one : folded) {
                        one.add(commit, context);
                    }
                }
                commits += page.size();
                stored = page.size() < PAGE;
                if (stored) {
                    store(folded, context);
                }
                tell();
            }
            done++;
        }

        private void store(List<Projection.Folded> folded, Context latest) {
            for (int i = 0; i < folded.size(); i++) {
                mended.merge(projections.get(i).name(), folded.get(i).store(latest), Long::sum);
            }
        }

        void sweep(Projection projection) {
            mended.merge(projection.name(), projection.sweep(users::among), Long::sum);
            tell();
        }

        private void tell() {
            Instant now = clock.instant();
            if (Duration.between(told, now).compareTo(NEWS_EVERY) >= 0) {
                told = now;
                if (!states.save(state())) {
                    throw new IllegalStateException("another replica has begun a rebuild meanwhile");
                }
            }
        }

        RebuildState state() {
            return begun.at(clock.instant(), done, commits, mended);
        }
    }
}
