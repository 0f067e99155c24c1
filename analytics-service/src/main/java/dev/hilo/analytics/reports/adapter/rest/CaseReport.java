package dev.hilo.analytics.reports.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.analytics.cases.model.CaseHistory;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One case in figures.
 *
 * @param status {@code open} or {@code resolved}
 * @param priority from 1, critical, to 5
 * @param channel where it was opened
 * @param channels where the person spoke about it, by name
 * @param firstResponseAt when an agent first wrote to the person; an acknowledgement is no response
 * @param resolvedAt absent while it is open, also after it came back
 * @param reopened how often it came back
 * @param cause of its latest resolution
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CaseReport")
public record CaseReport(
        String caseId,
        String userId,
        String status,
        String queue,
        int priority,
        Instant openedAt,
        String channel,
        List<Channel> channels,
        @Nullable Instant firstResponseAt,
        @Nullable Double timeToFirstResponseSeconds,
        @Nullable Instant resolvedAt,
        @Nullable Double timeToResolutionSeconds,
        int reopened,
        @Nullable String cause) {

    /** How often the person spoke about the case on one channel. */
    @Schema(name = "CaseChannel")
    public record Channel(String channel, int interactions) {}

    static CaseReport of(CaseHistory history) {
        return new CaseReport(
                history.caseId(),
                history.userId(),
                history.isResolved() ? "resolved" : "open",
                history.queue(),
                history.priority(),
                history.openedAt(),
                history.channel(),
                history.interactions().entrySet().stream()
                        .map(entry -> new Channel(entry.getKey(), entry.getValue()))
                        .toList(),
                history.firstResponseAt(),
                history.timeToFirstResponse().map(SummaryView::seconds).orElse(null),
                history.resolvedAt(),
                history.timeToResolution().map(SummaryView::seconds).orElse(null),
                history.reopened(),
                history.cause());
    }
}
