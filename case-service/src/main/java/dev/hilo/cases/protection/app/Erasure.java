package dev.hilo.cases.protection.app;

import dev.hilo.cases.protection.app.CarrierTopics.Cut;
import dev.hilo.cases.protection.app.CarrierTopics.Reader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an erasure stands. It names nobody: users are random ids.
 *
 * @param traces what is to be forgotten, until it is
 * @param carriers positions up to which topics must be cut off
 * @param problem why it is not done yet, after the latest try
 * @param blockers the consumer groups that topics wait for
 */
public record Erasure(
        String id,
        String userId,
        String actor,
        @Nullable String reason,
        Instant requestedAt,
        State state,
        @Nullable Instant finishedAt,
        @Nullable Traces traces,
        Carriers carriers,
        @Nullable String problem,
        List<Blocker> blockers) {

    /** One that was kept before blockers were has none. */
    public Erasure {
        blockers = blockers == null ? List.of() : List.copyOf(blockers);
    }

    /** How far it is. */
    public enum State {
        /** Asked for; the person is still there. */
        REQUESTED,
        /** The person is erased from the log; the other places follow. */
        ERASED,
        /** The keys are destroyed; topics wait for their readers. */
        DESTROYED,
        /** Nothing is left. */
        DONE
    }

    /**
     * A consumer group that has not read what is to be cut off.
     *
     * @param since when it was first found in the way
     * @param idleSince since when it has been found without members; null while it has some
     */
    public record Blocker(
            String topic,
            String group,
            Instant since,
            @Nullable Instant idleSince) {}

    /** Positions in topics, written {@code topic/partition=offset}. */
    public record Carriers(Set<String> positions) {
        static final Carriers NONE = new Carriers(Set.of());
    }

    static Erasure requested(String id, String userId, String actor, @Nullable String reason, Instant at) {
        return new Erasure(id, userId, actor, reason, at, State.REQUESTED, null, null, Carriers.NONE, null, List.of());
    }

    Erasure finding(Traces found) {
        return new Erasure(
                id, userId, actor, reason, requestedAt, State.REQUESTED, null, found, carriers, null, List.of());
    }

    Erasure erased() {
        return new Erasure(
                id, userId, actor, reason, requestedAt, State.ERASED, null, traces, carriers, null, List.of());
    }

    Erasure destroyed(Carriers left) {
        return new Erasure(id, userId, actor, reason, requestedAt, State.DESTROYED, null, null, left, null, List.of());
    }

    /** Topics wait for these readers; those that were in its way before keep their times. */
    Erasure waiting(Cut cut, Instant now) {
        List<Blocker> found = cut.waitedFor().stream()
                .map(reader -> found(reader, now))
                .sorted(Comparator.comparing(Blocker::topic).thenComparing(Blocker::group))
                .toList();
        return new Erasure(
                id, userId, actor, reason, requestedAt, State.DESTROYED, null, null, cut.left(), null, found);
    }

    private Blocker found(Reader reader, Instant now) {
        Optional<Blocker> before = blockers.stream()
                .filter(one -> one.topic().equals(reader.topic()) && one.group().equals(reader.group()))
                .findFirst();
        return new Blocker(
                reader.topic(),
                reader.group(),
                before.map(Blocker::since).orElse(now),
                reader.idle() ? before.map(Blocker::idleSince).orElse(now) : null);
    }

    /** Groups in its way that have had no members since then. */
    Set<String> idleSince(Instant then) {
        return blockers.stream()
                .filter(one -> one.idleSince() != null && !one.idleSince().isAfter(then))
                .map(Blocker::group)
                .collect(Collectors.toSet());
    }

    Erasure done(Instant at) {
        return new Erasure(
                id, userId, actor, reason, requestedAt, State.DONE, at, null, Carriers.NONE, null, List.of());
    }

    Erasure held(String why) {
        return new Erasure(id, userId, actor, reason, requestedAt, state, null, traces, carriers, why, blockers);
    }

    Optional<Traces> left() {
        return Optional.ofNullable(traces);
    }
}
