package dev.hilo.routing.assignment.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as routing sees it.
 *
 * @param version the last commit that changed it here
 * @param agentId who has it, is promised it or had it last
 * @param openedAt since when it waits for an answer
 * @param reservedUntil when the promise lapses
 */
public record RoutedCase(
        String caseId,
        String userId,
        long version,
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

    /** For a case whose opening is older than the stream: neither urgent nor unimportant. */
    static final int UNKNOWN_PRIORITY = 3;

    /**
     * The case after one more fact; empty when the fact is about a case that was never seen and says too little to route
     * it by. A commit that the case has seen changes nothing.
     */
    public static Optional<RoutedCase> after(@Nullable RoutedCase before, CaseFact fact, Commit commit) {
        return switch (fact) {
            case CaseFact.CaseOpened opened ->
                Optional.of(
                        before != null
                                ? before
                                : new RoutedCase(
                                        opened.caseId(),
                                        commit.userId(),
                                        commit.version(),
                                        Status.WAITING,
                                        opened.queue(),
                                        null,
                                        opened.priority(),
                                        commit.at(),
                                        null));
            case CaseFact.CaseAssigned assigned -> Optional.of(assigned(before, assigned, commit));
            case CaseFact.CaseResolved resolved ->
                Optional.ofNullable(before).map(known -> known.with(commit, Status.RESOLVED, known.confirmedAgent()));
            case CaseFact.CaseReopened reopened ->
                Optional.ofNullable(before)
                        .map(known -> known.with(
                                commit, known.agentId == null ? Status.WAITING : Status.ASSIGNED, known.agentId));
        };
    }

    /** Promised to an agent until a time. */
    public RoutedCase reserved(String forAgent, Instant until) {
        return new RoutedCase(caseId, userId, version, Status.RESERVED, queue, forAgent, priority, openedAt, until);
    }

    /** Waiting again. */
    public RoutedCase released() {
        return new RoutedCase(caseId, userId, version, Status.WAITING, queue, null, priority, openedAt, null);
    }

    /** A promise that the context never confirmed is void. */
    private @Nullable String confirmedAgent() {
        return status == Status.RESERVED ? null : agentId;
    }

    private static RoutedCase assigned(@Nullable RoutedCase before, CaseFact.CaseAssigned assigned, Commit commit) {
        int priority = before == null ? UNKNOWN_PRIORITY : before.priority;
        Instant openedAt = before == null ? commit.at() : before.openedAt;
        Status status = before != null && before.status == Status.RESOLVED ? Status.RESOLVED : Status.ASSIGNED;
        return new RoutedCase(
                assigned.caseId(),
                commit.userId(),
                commit.version(),
                status,
                assigned.queue(),
                assigned.agentId(),
                priority,
                openedAt,
                null);
    }

    private RoutedCase with(Commit commit, Status next, @Nullable String agent) {
        return new RoutedCase(caseId, userId, commit.version(), next, queue, agent, priority, openedAt, null);
    }
}
