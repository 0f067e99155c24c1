package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One need of one user.
 *
 * @param threads the channels' threads that belong to it, the latest last, at most {@value #THREADS}
 * @param channels every channel it was ever spoken about on
 * @param interactions how many interactions count towards it
 */
public record Case(
        String id,
        CaseStatus status,
        String subject,
        String channel,
        String language,
        Priority priority,
        String queue,
        @Nullable Agent agent,
        List<String> threads,
        List<String> channels,
        long interactions,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt) {

    static final int THREADS = 50;

    static Case opened(Fact.CaseOpened fact, Instant at) {
        return new Case(
                fact.caseId(),
                CaseStatus.NEW,
                fact.subject(),
                fact.channel(),
                fact.language(),
                fact.priority(),
                fact.queue(),
                null,
                List.of(),
                List.of(),
                0,
                at,
                at,
                null,
                null);
    }

    Case attached(String thread, String byChannel, Instant at) {
        Draft next = new Draft(this, at);
        next.threads = latestLast(threads, thread, THREADS);
        next.channels = channels.contains(byChannel) ? channels : latestLast(channels, byChannel, Integer.MAX_VALUE);
        next.interactions++;
        return next.done();
    }

    Case assigned(String toQueue, Agent to, Instant at) {
        Draft next = new Draft(this, at);
        next.status = status == CaseStatus.NEW ? CaseStatus.OPEN : status;
        next.queue = toQueue;
        next.agent = to;
        return next.done();
    }

    Case answered(Instant at) {
        Draft next = new Draft(this, at);
        next.firstResponseAt = firstResponseAt == null ? at : firstResponseAt;
        return next.done();
    }

    Case resolved(Instant at) {
        Draft next = new Draft(this, at);
        next.status = CaseStatus.RESOLVED;
        next.resolvedAt = at;
        return next.done();
    }

    Case reopened(Instant at) {
        Draft next = new Draft(this, at);
        next.status = agent == null ? CaseStatus.NEW : CaseStatus.OPEN;
        next.resolvedAt = null;
        return next.done();
    }

    /** The case as it is about to be: what may change, each field as it was until a transition sets it. */
    private static final class Draft {

        private final Case from;
        private final Instant updatedAt;
        private CaseStatus status;
        private String queue;
        private @Nullable Agent agent;
        private List<String> threads;
        private List<String> channels;
        private long interactions;
        private @Nullable Instant firstResponseAt;
        private @Nullable Instant resolvedAt;

        Draft(Case from, Instant at) {
            this.from = from;
            this.updatedAt = at;
            this.status = from.status;
            this.queue = from.queue;
            this.agent = from.agent;
            this.threads = from.threads;
            this.channels = from.channels;
            this.interactions = from.interactions;
            this.firstResponseAt = from.firstResponseAt;
            this.resolvedAt = from.resolvedAt;
        }

        Case done() {
            return new Case(
                    from.id,
                    status,
                    from.subject,
                    from.channel,
                    from.language,
                    from.priority,
                    queue,
                    agent,
                    threads,
                    channels,
                    interactions,
                    from.openedAt,
                    updatedAt,
                    firstResponseAt,
                    resolvedAt);
        }
    }

    private static List<String> latestLast(List<String> values, String latest, int most) {
        if (!values.isEmpty() && values.getLast().equals(latest)) {
            return values;
        }
        List<String> next = new ArrayList<>(values);
        next.remove(latest);
        next.add(latest);
        return List.copyOf(next.size() > most ? next.subList(next.size() - most, next.size()) : next);
    }
}
