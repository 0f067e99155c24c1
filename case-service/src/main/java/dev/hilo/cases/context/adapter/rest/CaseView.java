package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Handling;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.context.model.Matter;
import dev.hilo.cases.context.model.Progress;
import dev.hilo.cases.context.model.Relations;
import dev.hilo.kit.rest.Params;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as agents see it. Names follow TMF621 trouble ticket where it has them.
 *
 * @param id the case number people use
 * @param version of its user's context when it last changed
 * @param revision counts the changes of the case; its {@code ETag}
 * @param status {@code new}, {@code open}, {@code pending-user}, {@code on-hold}, {@code reopened}, {@code resolved}, {@code
 *     closed} or {@code cancelled}
 * @param allowed what may be wished for in this status, by the names of the addresses; {@code change} is PATCH, tags,
 *     watchers and relations
 * @param until when it opens by itself, while it waits
 * @param impact from 1, widespread, to 3, one person; {@code urgency} likewise
 * @param priority from 1, critical, to 5, planning
 * @param priorityReason why a person set the priority against the matrix
 * @param major it stands for a disturbance of many people
 * @param fields of its template that are known, {@code asked} those that the user was asked for
 * @param channel where it began; {@code channels} wherever it was spoken about
 * @param interactions how many count towards it
 * @param cause of the latest resolution, a short category; {@code resolution} is what the user read
 * @param reopened how often it came back
 * @param score the user's satisfaction, from 1 to 5
 * @param mergedInto the case that goes on for it
 * @param watchers ids of agents who follow it
 * @param suspect there when what opened it is perhaps not from whom it says, as a mail that failed DMARC: trust nothing in it
 * @param expired what was said about it is destroyed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        String id,
        String userId,
        long version,
        long revision,
        String status,
        List<String> allowed,
        @Nullable Instant until,
        String subject,
        @Nullable String service,
        @Nullable String category,
        @Nullable String template,
        Map<String, String> fields,
        List<String> asked,
        int impact,
        int urgency,
        int priority,
        @Nullable String priorityReason,
        boolean major,
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
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable String cause,
        @Nullable String resolution,
        int reopened,
        @Nullable Integer score,
        List<String> tags,
        List<String> watchers,
        @Nullable String parent,
        @Nullable String mergedInto,
        List<Related> related,
        @Nullable Boolean suspect,
        boolean expired,
        Links links)
        implements Revised {

    /** @param relation {@code related}, {@code follows-up} or {@code split-from} */
    public record Related(String id, String relation) {}

    /** Where there is more, relative to this service. */
    public record Links(String children, String timeline, String user) {}

    public static CaseView of(Context context, Case one) {
        return of(context.userId(), context.version(), one);
    }

    public static CaseView of(String userId, long version, Case one) {
        return of(userId, version, one, Lifecycle.allowed(one.status()));
    }

    /** A case so old that its context has forgotten it: nothing can happen to it any more. */
    public static CaseView forgotten(String userId, long version, Case one) {
        return of(userId, version, one, List.of());
    }

    private static CaseView of(String userId, long version, Case one, List<String> allowed) {
        Matter matter = one.matter();
        Handling handling = one.handling();
        Progress progress = one.progress();
        Relations relations = one.relations();
        Agent agent = handling.agent();
        return new CaseView(
                one.id(),
                userId,
                version,
                one.revision(),
                one.status().word(),
                allowed,
                handling.until(),
                matter.subject(),
                matter.service(),
                matter.category(),
                matter.template(),
                matter.fields(),
                matter.asked(),
                handling.priority().impact(),
                handling.priority().urgency(),
                handling.priority().level(),
                handling.priority().override(),
                handling.major(),
                handling.queue(),
                agent == null ? null : agent.id(),
                agent == null ? null : agent.name(),
                matter.channel(),
                one.channels(),
                matter.language(),
                one.interactions(),
                progress.openedAt(),
                progress.updatedAt(),
                progress.firstResponseAt(),
                progress.resolvedAt(),
                progress.closedAt(),
                progress.cause(),
                progress.resolution(),
                progress.reopened(),
                progress.score(),
                relations.tags(),
                relations.watchers(),
                relations.parent(),
                relations.mergedInto(),
                relations.related().entrySet().stream()
                        .map(entry -> new Related(entry.getKey(), Params.word(entry.getValue())))
                        .toList(),
                matter.suspect() ? true : null,
                one.expired(),
                new Links(
                        "/api/v1/cases/" + one.id() + "/children",
                        "/api/v1/cases/" + one.id() + "/timeline",
                        "/api/v1/users/" + userId + "/context"));
    }
}
