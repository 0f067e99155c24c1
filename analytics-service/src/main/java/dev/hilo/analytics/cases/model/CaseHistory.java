package dev.hilo.analytics.cases.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened to one case, put together from the logs it was in.
 *
 * @param userId whose it is
 * @param channel where it was opened
 * @param interactions how often the person spoke about it, by channel; where it was opened is always among them
 */
public record CaseHistory(
        String caseId,
        String userId,
        Instant openedAt,
        String channel,
        Standing standing,
        Counts counts,
        SortedMap<String, Integer> interactions) {

    /** How often an agent may have written before a resolution is no longer one at first contact. */
    private static final int FIRST_CONTACT = 1;

    /**
     * @param chapters of one case, at least one, in any order
     * @param elsewhere what was said about cases that were merged into it
     */
    public static CaseHistory of(List<Chapter> chapters, Spoken elsewhere) {
        Chapter latest =
                chapters.stream().max(Comparator.comparingLong(Chapter::stay)).orElseThrow();
        Counts counts = counts(chapters);
        SortedMap<String, Integer> interactions =
                new TreeMap<>(counts.spoken().plus(elsewhere).byChannel());
        interactions.putIfAbsent(latest.channel(), 0);
        return new CaseHistory(
                latest.id().caseId(),
                latest.id().userId(),
                latest.openedAt(),
                latest.channel(),
                latest.standing(),
                counts,
                interactions);
    }

    public static Counts counts(List<Chapter> chapters) {
        return chapters.stream().map(Chapter::counts).reduce(Counts.NONE, Counts::plus);
    }

    public boolean isOpen() {
        return standing.status() == Status.OPEN;
    }

    /** Another case goes on for it: it is counted there. */
    public boolean isMerged() {
        return standing.mergedInto() != null;
    }

    /** Its need was met, and is so still. */
    public boolean isResolved() {
        return standing.resolvedAt() != null
                && (standing.status() == Status.RESOLVED || standing.status() == Status.CLOSED);
    }

    /** It never came back, and an agent wrote once at the most: who telephoned need not have written at all. */
    public boolean isResolvedAtFirstContact() {
        return isResolved() && counts.reopened() == 0 && counts.messages() <= FIRST_CONTACT;
    }

    public Optional<Duration> timeToFirstResponse() {
        return Optional.ofNullable(counts.firstResponseAt()).map(at -> Duration.between(openedAt, at));
    }

    /** From its opening to its latest resolution; empty while it is open, and when it was given up. */
    public Optional<Duration> timeToResolution() {
        return isResolved()
                ? Optional.ofNullable(standing.resolvedAt()).map(at -> Duration.between(openedAt, at))
                : Optional.empty();
    }
}
