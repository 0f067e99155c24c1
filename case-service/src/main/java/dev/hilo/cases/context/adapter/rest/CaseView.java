package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as agents see it. Names follow TMF621 trouble ticket where it has them.
 *
 * @param id the case number people use
 * @param version of its user's context when it last changed
 * @param revision counts the changes of the case; its {@code ETag}
 * @param status {@code new}, {@code open}, {@code pending-user}, {@code on-hold}, {@code reopened}, {@code resolved}, {@code
 *     closed} or {@code cancelled}
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
        long revision,
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

    public static CaseView of(Context context, Case one) {
        return of(context.userId(), context.version(), one);
    }

    public static CaseView of(String userId, long version, Case one) {
        Agent agent = one.handling().agent();
        return new CaseView(
                one.id(),
                userId,
                version,
                one.revision(),
                one.status().word(),
                one.matter().subject(),
                one.handling().priority().impact(),
                one.handling().priority().urgency(),
                one.handling().priority().level(),
                one.handling().queue(),
                agent == null ? null : agent.id(),
                agent == null ? null : agent.name(),
                one.matter().channel(),
                one.channels(),
                one.matter().language(),
                one.interactions(),
                one.progress().openedAt(),
                one.progress().updatedAt(),
                one.progress().firstResponseAt(),
                one.progress().resolvedAt());
    }
}
