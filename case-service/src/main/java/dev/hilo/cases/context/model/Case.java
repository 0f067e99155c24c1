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
        return new Case(
                id,
                status,
                subject,
                channel,
                language,
                priority,
                queue,
                agent,
                latestLast(threads, thread, THREADS),
                channels.contains(byChannel) ? channels : latestLast(channels, byChannel, Integer.MAX_VALUE),
                interactions + 1,
                openedAt,
                at,
                firstResponseAt,
                resolvedAt);
    }

    Case assigned(String toQueue, Agent to, Instant at) {
        return new Case(
                id,
                status == CaseStatus.NEW ? CaseStatus.OPEN : status,
                subject,
                channel,
                language,
                priority,
                toQueue,
                to,
                threads,
                channels,
                interactions,
                openedAt,
                at,
                firstResponseAt,
                resolvedAt);
    }

    Case answered(Instant at) {
        return new Case(
                id,
                status,
                subject,
                channel,
                language,
                priority,
                queue,
                agent,
                threads,
                channels,
                interactions,
                openedAt,
                at,
                firstResponseAt == null ? at : firstResponseAt,
                resolvedAt);
    }

    Case resolved(Instant at) {
        return withStatus(CaseStatus.RESOLVED, at, at);
    }

    Case reopened(Instant at) {
        return withStatus(agent == null ? CaseStatus.NEW : CaseStatus.OPEN, at, null);
    }

    private Case withStatus(CaseStatus to, Instant at, @Nullable Instant resolved) {
        return new Case(
                id,
                to,
                subject,
                channel,
                language,
                priority,
                queue,
                agent,
                threads,
                channels,
                interactions,
                openedAt,
                at,
                firstResponseAt,
                resolved);
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
