package dev.hilo.routing.assignment.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as routing sees it. When users are merged or a merge is undone it goes from one user's log to another's, between
 * which there is no order; but it comes with all that held of it, and {@code stay} grows. So what the log it was in
 * before still says of it, late, changes nothing.
 *
 * @param userId in whose log it is
 * @param version the last commit of that log that changed it here
 * @param stay the revision with which it came into that log; 0 where it was opened
 * @param agentId who has it, is promised it or had it last
 * @param openedAt since when it waits for an answer
 * @param reservedUntil when the promise lapses
 */
public record RoutedCase(
        String caseId,
        String userId,
        long version,
        long stay,
        Status status,
        String queue,
        @Nullable String agentId,
        int priority,
        Instant openedAt,
        @Nullable Instant reservedUntil) {

    /** Most urgent first, then the one that waits longest. */
    public static final Comparator<RoutedCase> ORDER = Comparator.comparingInt(RoutedCase::priority)
            .thenComparing(RoutedCase::openedAt)
            .thenComparing(RoutedCase::caseId);

    /** The later of two states of a case. */
    public static final Comparator<RoutedCase> AGE =
            Comparator.comparingLong(RoutedCase::stay).thenComparingLong(RoutedCase::version);

    /** For a case whose opening is older than the stream: neither urgent nor unimportant. */
    static final int UNKNOWN_PRIORITY = 3;

    /**
     * The case after one more fact; empty when the fact is about a case that was never seen and says too little to route
     * it by, or changes nothing.
     */
    public static Optional<RoutedCase> after(@Nullable RoutedCase before, CaseFact fact, Commit commit) {
        Optional<RoutedCase> here = Optional.ofNullable(before)
                .filter(known -> known.userId.equals(commit.userId()))
                .map(known -> known.at(commit));
        boolean elsewhere = before != null && here.isEmpty();
        return switch (fact) {
            case CaseFact.CaseCame came ->
                before != null && before.stay >= came.revision() ? Optional.empty() : Optional.of(came(came, commit));
            case CaseFact.CaseOpened opened -> before == null ? Optional.of(opened(opened, commit)) : Optional.empty();
            case CaseFact.CaseAssigned assigned ->
                elsewhere
                        ? Optional.empty()
                        : Optional.of(here.orElseGet(() -> unknown(assigned.caseId(), commit))
                                .handed(Status.ASSIGNED, assigned.queue(), assigned.agentId()));
            case CaseFact.CaseQueued queued ->
                elsewhere
                        ? Optional.empty()
                        : Optional.of(here.orElseGet(() -> unknown(queued.caseId(), commit))
                                .handed(Status.WAITING, queued.queue(), null));
            case CaseFact.StandChanged changed ->
                here.map(known -> known.standing(changed.stand(), known.confirmedAgent()));
            case CaseFact.CasePrioritised prioritised -> here.map(known -> known.prioritised(prioritised.priority()));
        };
    }

    /** Nobody can work on it any more. */
    public RoutedCase erased(Commit commit) {
        return at(commit).standing(Stand.OVER, null);
    }

    /** Promised to an agent until a time. */
    public RoutedCase reserved(String forAgent, Instant until) {
        return with(Status.RESERVED, queue, forAgent, until);
    }

    /** Waiting again. */
    public RoutedCase released() {
        return with(Status.WAITING, queue, null, null);
    }

    private static RoutedCase opened(CaseFact.CaseOpened opened, Commit commit) {
        return new RoutedCase(
                opened.caseId(),
                commit.userId(),
                commit.version(),
                0,
                Status.WAITING,
                opened.queue(),
                null,
                opened.priority(),
                commit.at(),
                null);
    }

    private static RoutedCase came(CaseFact.CaseCame came, Commit commit) {
        return new RoutedCase(
                        came.caseId(),
                        commit.userId(),
                        commit.version(),
                        came.revision(),
                        Status.WAITING,
                        came.queue(),
                        null,
                        came.priority(),
                        came.openedAt(),
                        null)
                .standing(came.stand(), came.agentId());
    }

    private static RoutedCase unknown(String caseId, Commit commit) {
        return new RoutedCase(
                caseId,
                commit.userId(),
                commit.version(),
                0,
                Status.WAITING,
                "",
                null,
                UNKNOWN_PRIORITY,
                commit.at(),
                null);
    }

    private RoutedCase standing(Stand stand, @Nullable String agent) {
        Status next = switch (stand) {
            case WORK -> agent == null ? Status.WAITING : Status.ASSIGNED;
            case PAUSE -> Status.PAUSED;
            case OVER -> Status.DONE;
        };
        return with(next, queue, agent, null);
    }

    /** Who has a case says nothing about whether it waits for somebody, or is over. */
    private RoutedCase handed(Status next, String toQueue, @Nullable String agent) {
        boolean atRest = status == Status.PAUSED || status == Status.DONE;
        return with(atRest ? status : next, toQueue, agent, null);
    }

    /** A promise that the context never confirmed is void. */
    private @Nullable String confirmedAgent() {
        return status == Status.RESERVED ? null : agentId;
    }

    private RoutedCase at(Commit commit) {
        return new RoutedCase(
                caseId, userId, commit.version(), stay, status, queue, agentId, priority, openedAt, reservedUntil);
    }

    private RoutedCase prioritised(int next) {
        return new RoutedCase(caseId, userId, version, stay, status, queue, agentId, next, openedAt, reservedUntil);
    }

    private RoutedCase with(Status next, String inQueue, @Nullable String agent, @Nullable Instant until) {
        return new RoutedCase(caseId, userId, version, stay, next, inQueue, agent, priority, openedAt, until);
    }
}
