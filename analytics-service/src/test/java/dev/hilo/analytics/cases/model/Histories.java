package dev.hilo.analytics.cases.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Histories for tests. */
public final class Histories {

    public static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    private Histories() {}

    /** Opened by mail; the two times are seconds after its opening, or null when it did not happen. */
    public static Chapter chapter(
            String caseId,
            long openedSecond,
            Map<String, Integer> interactions,
            @Nullable Integer response,
            @Nullable Integer resolution) {
        Instant openedAt = AT.plusSeconds(openedSecond);
        Spoken spoken = Spoken.NOTHING;
        for (Map.Entry<String, Integer> one : interactions.entrySet()) {
            spoken = spoken.plus("u-" + caseId, one.getKey(), one.getValue());
        }
        Standing standing = Standing.opened("service-desk", 4);
        return new Chapter(
                new Chapter.Id(caseId, "u-" + caseId),
                1,
                0,
                openedAt,
                "email",
                resolution == null ? standing : standing.resolved(openedAt.plusSeconds(resolution), "other"),
                new Counts(
                        spoken,
                        response == null ? null : openedAt.plusSeconds(response),
                        response == null ? 0 : 1,
                        0,
                        0,
                        List.of(),
                        List.of()));
    }

    public static CaseHistory history(
            String caseId,
            long openedSecond,
            Map<String, Integer> interactions,
            @Nullable Integer response,
            @Nullable Integer resolution) {
        return history(chapter(caseId, openedSecond, interactions, response, resolution));
    }

    public static CaseHistory history(Chapter chapter) {
        return CaseHistory.of(List.of(chapter), Spoken.NOTHING);
    }

    public static Chapter version(Chapter chapter, long version) {
        return new Chapter(
                chapter.id(),
                version,
                chapter.stay(),
                chapter.openedAt(),
                chapter.channel(),
                chapter.standing(),
                chapter.counts());
    }
}
