package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a user's timeline. Which fields are there depends on {@code kind}.
 *
 * @param version the commit it comes from; {@code position} counts the entries of one commit from 0
 * @param at when it was committed, UTC
 * @param kind {@code interaction}, {@code case-opened}, {@code case-assigned}, {@code agent-message}, {@code
 *     case-resolved}, {@code case-reopened}
 * @param by an agent's name, or that of the person who asks for help
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(
        long version,
        int position,
        Instant at,
        @Schema(examples = "interaction") String kind,
        @Nullable String caseId,
        @Nullable String channel,
        @Nullable String by,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String interactionId,
        @Nullable Instant occurredAt,
        @Nullable List<Item> attachments) {

    /** @param href where its bytes are, relative to this service */
    public record Item(String id, String name, String mediaType, long size, String href) {

        static Item of(Attachment attachment) {
            return new Item(
                    attachment.id(),
                    attachment.name(),
                    attachment.mediaType(),
                    attachment.size(),
                    "/api/v1/attachments/" + attachment.id());
        }
    }

    /** The entries of one commit, in the order of its facts. */
    static List<TimelineEntry> of(ContextCommitted commit) {
        Map<String, String> cases = new HashMap<>();
        for (ContextFact fact : commit.facts()) {
            if (fact instanceof ContextCaseFact.InteractionAttached attached) {
                cases.put(attached.interactionId(), attached.caseId());
            }
        }
        List<TimelineEntry> entries = new ArrayList<>();
        for (ContextFact fact : commit.facts()) {
            Line line = new Line(commit.version(), entries.size(), commit.at());
            switch (fact) {
                case ContextFact.InteractionRecorded f ->
                    entries.add(line.interaction(
                            f.interaction(), cases.get(f.interaction().id())));
                case ContextCaseFact.CaseOpened f ->
                    entries.add(line.about("case-opened", f.caseId(), null, f.subject(), null));
                case ContextCaseFact.CaseAssigned f ->
                    entries.add(line.about("case-assigned", f.caseId(), f.agentName(), null, null));
                case ContextCaseFact.AgentMessageSent f ->
                    entries.add(line.about("agent-message", f.caseId(), f.agentName(), null, f.text()));
                case ContextCaseFact.CaseResolved f ->
                    entries.add(line.about("case-resolved", f.caseId(), null, null, f.resolution()));
                case ContextCaseFact.CaseReopened f ->
                    entries.add(line.about("case-reopened", f.caseId(), null, null, null));
                case ContextCaseFact f -> {}
                case ContextFact.OfUser f -> {}
                case ContextFact.Unknown f -> {}
            }
        }
        return entries;
    }

    private record Line(long version, int position, Instant at) {

        TimelineEntry interaction(Interaction interaction, @Nullable String caseId) {
            return new TimelineEntry(
                    version,
                    position,
                    at,
                    "interaction",
                    caseId,
                    interaction.channel(),
                    interaction.from().displayName(),
                    interaction.subject(),
                    interaction.content().text(),
                    interaction.content().html(),
                    interaction.id(),
                    interaction.occurredAt(),
                    interaction.attachments().isEmpty()
                            ? null
                            : interaction.attachments().stream().map(Item::of).toList());
        }

        TimelineEntry about(
                String kind, String caseId, @Nullable String by, @Nullable String subject, @Nullable String text) {
            return new TimelineEntry(
                    version, position, at, kind, caseId, null, by, subject, text, null, null, null, null);
        }
    }
}
