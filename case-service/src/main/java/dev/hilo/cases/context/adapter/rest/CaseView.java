package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case as agents see it. Names follow TMF621 trouble ticket where it has them.
 *
 * @param id the case number people use
 * @param version of its user's context when it last changed
 * @param status {@code new}, {@code open} or {@code resolved}
 * @param impact from 1, widespread, to 3, one person; {@code urgency} likewise
 * @param priority from 1, critical, to 5, planning
 * @param channel where it began; {@code channels} wherever it was spoken about
 * @param interactions how many count towards it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        String id,
        String userId,
        long version,
        String status,
        String subject,
        int impact,
        int urgency,
        int priority,
        String queue,
        @Nullable String agentId,
        @Nullable String agentName,
        String channel,
        List<String> channels,
        String language,
        long interactions,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt)
        implements Revised {

    @Override
    public long revision() {
        return version;
    }

    public static CaseView of(Context context, Case one) {
        return new CaseView(
                one.id(),
                context.userId(),
                context.version(),
                one.status().name().toLowerCase(Locale.ROOT),
                one.subject(),
                one.priority().impact(),
                one.priority().urgency(),
                one.priority().level(),
                one.queue(),
                one.agent() == null ? null : one.agent().id(),
                one.agent() == null ? null : one.agent().name(),
                one.channel(),
                one.channels(),
                one.language(),
                one.interactions(),
                one.openedAt(),
                one.updatedAt(),
                one.firstResponseAt(),
                one.resolvedAt());
    }
}
