package dev.hilo.cases.me.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.context.model.Matter;
import dev.hilo.cases.context.model.Progress;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as the person it is about sees it: without what the desk says to itself.
 *
 * @param revision counts the changes of the case; its {@code ETag}
 * @param status {@code new}, {@code open}, {@code pending-user}, {@code on-hold}, {@code reopened}, {@code resolved}, {@code
 *     closed} or {@code cancelled}
 * @param allowed what may be wished for in this status, by the names of the addresses
 * @param fields of its template that are known, {@code asked} those that the desk waits for
 * @param channel where it began; {@code channels} wherever it was spoken about
 * @param resolution what the desk says about how the need was met
 * @param score the satisfaction that was given, from 1 to 5
 * @param mergedInto the case that goes on for it
 * @param timeline where what was said and done is, relative to this service
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MyCaseView(
        String id,
        long revision,
        String status,
        List<String> allowed,
        String subject,
        @Nullable String service,
        @Nullable String category,
        Map<String, String> fields,
        List<String> asked,
        String channel,
        List<String> channels,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable String resolution,
        @Nullable Integer score,
        @Nullable String mergedInto,
        String timeline)
        implements Revised {

    private static final List<String> THEIRS = List.of(Lifecycle.CONFIRM, Lifecycle.REJECT, Lifecycle.FEEDBACK);

    /** One that its context remembers. */
    static MyCaseView of(Case one) {
        List<String> now = Lifecycle.allowed(one.status());
        return of(
                one,
                Stream.concat(Stream.of(Lifecycle.MESSAGE), THEIRS.stream().filter(now::contains))
                        .toList());
    }

    /** A case so old that its context has forgotten it: nothing can happen to it any more. */
    static MyCaseView forgotten(Case one) {
        return of(one, List.of());
    }

    private static MyCaseView of(Case one, List<String> allowed) {
        Matter matter = one.matter();
        Progress progress = one.progress();
        return new MyCaseView(
                one.id(),
                one.revision(),
                one.status().word(),
                allowed,
                matter.subject(),
                matter.service(),
                matter.category(),
                matter.fields(),
                matter.asked(),
                matter.channel(),
                one.channels(),
                progress.openedAt(),
                progress.updatedAt(),
                progress.resolvedAt(),
                progress.closedAt(),
                progress.resolution(),
                progress.score(),
                one.relations().mergedInto(),
                "/api/v1/me/cases/" + one.id() + "/timeline");
    }
}
