package dev.hilo.analytics.cases.model;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Histories for tests. */
public final class Histories {

    public static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    private Histories() {}

    /** Opened by mail; the two times are seconds after its opening, or null when it did not happen. */
    public static CaseHistory history(
            String caseId,
            long openedSecond,
            Map<String, Integer> interactions,
            @Nullable Integer response,
            @Nullable Integer resolution) {
        Instant openedAt = AT.plusSeconds(openedSecond);
        return new CaseHistory(
                caseId,
                "u-" + caseId,
                1,
                openedAt,
                "email",
                "service-desk",
                4,
                new TreeMap<>(interactions),
                response == null ? null : openedAt.plusSeconds(response),
                resolution == null ? null : openedAt.plusSeconds(resolution),
                resolution == null ? null : "other",
                0);
    }

    public static CaseHistory version(CaseHistory history, long version) {
        return new CaseHistory(
                history.caseId(),
                history.userId(),
                version,
                history.openedAt(),
                history.channel(),
                history.queue(),
                history.priority(),
                history.interactions(),
                history.firstResponseAt(),
                history.resolvedAt(),
                history.cause(),
                history.reopened());
    }
}
