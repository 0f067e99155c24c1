package dev.hilo.analytics.reports.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.analytics.cases.model.CaseHistory;
import dev.hilo.analytics.cases.model.Counts;
import dev.hilo.analytics.cases.model.Standing;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One case in figures.
 *
 * @param status {@code open}, {@code resolved}, {@code closed} or {@code cancelled}
 * @param mergedInto the case that goes on for it and counts in its place
 * @param priority from 1, critical, to 5
 * @param major it stands for a disturbance of many people
 * @param channel where it was opened
 * @param channels where the person spoke about it, and about what was merged into it, by name
 * @param firstResponseAt when an agent first wrote to the person; an acknowledgement is no response
 * @param agentMessages how often agents wrote
 * @param resolvedAt absent while it is open, also after it came back
 * @param reopened how often it came back
 * @param rejected how often of these because the user said that the need was not met
 * @param resolvedAtFirstContact whether it never came back and an agent wrote once at the most
 * @param score how satisfied the user is, from 1 to 5
 * @param cause of its latest resolution
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CaseReport")
public record CaseReport(
        String caseId,
        String userId,
        String status,
        @Nullable String mergedInto,
        String queue,
        int priority,
        boolean major,
        Instant openedAt,
        String channel,
        List<Channel> channels,
        @Nullable Instant firstResponseAt,
        @Nullable Double timeToFirstResponseSeconds,
        int agentMessages,
        @Nullable Instant resolvedAt,
        @Nullable Double timeToResolutionSeconds,
        int reopened,
        int rejected,
        boolean resolvedAtFirstContact,
        @Nullable Integer score,
        @Nullable String cause) {

    /** How often the person spoke about the case on one channel. */
    @Schema(name = "CaseChannel")
    public record Channel(String channel, int interactions) {}

    static CaseReport of(CaseHistory history) {
        Standing standing = history.standing();
        Counts counts = history.counts();
        return new CaseReport(
                history.caseId(),
                history.userId(),
                standing.status().word(),
                standing.mergedInto(),
                standing.queue(),
                standing.priority(),
                standing.major(),
                history.openedAt(),
                history.channel(),
                history.interactions().entrySet().stream()
                        .map(entry -> new Channel(entry.getKey(), entry.getValue()))
                        .toList(),
                counts.firstResponseAt(),
                history.timeToFirstResponse().map(SummaryView::seconds).orElse(null),
                counts.messages(),
                standing.resolvedAt(),
                history.timeToResolution().map(SummaryView::seconds).orElse(null),
                counts.reopened(),
                counts.rejected(),
                history.isResolvedAtFirstContact(),
                standing.score(),
                standing.cause());
    }
}
