package dev.hilo.cases.rebuild.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills up the topic from the log, each user's commits in the order of their versions, or the log from the topic, while
 * traffic goes on. Both may be done again at any time: consumers pass over what they know, and the log keeps what it has.
 */
public final class RepublishLog {

    private static final int PAGE = 200;
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration NEWS_EVERY = Duration.ofSeconds(1);

    /** Which way. */
    public enum Direction {
        TO_TOPIC,
        TO_LOG
    }

    private final CommitRecords log;
    private final ContextTopic topic;
    private final RebuildStates states;
    private final String runner;
    private final Clock clock;

    public RepublishLog(CommitRecords log, ContextTopic topic, RebuildStates states, String runner, Clock clock) {
        this.log = log;
        this.topic = topic;
        this.states = states;
        this.runner = runner;
        this.clock = clock;
    }

    /** Takes the turn; empty when somebody is at it. {@link #run} does the work. */
    public Optional<RebuildState> begin(Direction direction) {
        Instant now = clock.instant();
        RebuildState begun =
                RebuildState.started(runner, now, direction == Direction.TO_TOPIC ? log.count() : topic.count());
        return states.begin(begun, now.minus(SILENCE)) ? Optional.of(begun) : Optional.empty();
    }

    public Optional<RebuildState> latest() {
        return states.latest();
    }

    /** Does the work that {@link #begin} took the turn for. */
    public RebuildState run(RebuildState begun, Direction direction) {
        Work work = new Work(begun);
        try {
            switch (direction) {
                case TO_TOPIC -> work.publishAll();
                case TO_LOG -> topic.read(work::add);
            }
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
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private Instant told;
        private String user = "";
        private long users;
        private long commits;

        Work(RebuildState begun) {
            this.begun = begun;
            this.told = begun.startedAt();
        }

        void publishAll() {
            List<CommitRecord> page = log.after(null, PAGE);
            while (!page.isEmpty()) {
                topic.publish(page);
                counts.merge("published", (long) page.size(), Long::sum);
                tell(page);
                page = log.after(page.getLast(), PAGE);
            }
        }

        /** What is in the log and says something else is left as it is, and counted: versions were used again. */
        void add(List<CommitRecord> records) {
            Map<String, String> there = log.payloads(records);
            List<CommitRecord> missing = new ArrayList<>();
            for (CommitRecord record : records) {
                String payload = there.putIfAbsent(record.id(), record.payload());
                if (payload == null) {
                    missing.add(record);
                } else if (!payload.equals(record.payload())) {
                    counts.merge("different", 1L, Long::sum);
                }
            }
            if (!missing.isEmpty()) {
                log.add(missing);
                counts.merge("added", (long) missing.size(), Long::sum);
            }
            tell(records);
        }

        private void tell(List<CommitRecord> records) {
            commits += records.size();
            for (CommitRecord record : records) {
                if (!record.userId().equals(user)) {
                    user = record.userId();
                    users++;
                }
            }
            Instant now = clock.instant();
            if (Duration.between(told, now).compareTo(NEWS_EVERY) >= 0) {
                told = now;
                if (!states.save(state())) {
                    throw new IllegalStateException("another replica has begun meanwhile");
                }
            }
        }

        RebuildState state() {
            return begun.at(clock.instant(), users, commits, counts);
        }
    }
}
