package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.Context;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.ContextCommitted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a user's timeline. Which fields are there depends on {@code kind}.
 *
 * @param version the commit it comes from; {@code position} counts the entries of one commit from 0
 * @param at when it was committed, UTC
 * @param kind {@code interaction}, {@code agent-message}, {@code note}, {@code case-opened}, {@code case-assigned}, {@code
 *     case-queued}, {@code case-status-changed}, {@code case-resolved}, {@code case-reopened}, {@code case-prioritised},
 *     {@code case-details-changed}, {@code information-requested}, {@code information-provided}, {@code
 *     major-incident-set}, {@code parent-set}, {@code case-related}, {@code tags-changed}, {@code watchers-changed}, {@code
 *     feedback}, {@code interaction-moved}, {@code case-merged}, {@code case-parted}, {@code case-expired}
 * @param from who said an interaction, and whether that is known
 * @param member whose interaction it is, of the members of the user's context
 * @param by an agent's name, or that of the person who asks for help
 * @param actor who decided: the id of a person, or the name of a service or policy
 * @param reason a word of the desk
 * @param details what else the kind has, such as {@code tags} added and removed, or the {@code queue}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(
        long version,
        int position,
        Instant at,
        @Schema(examples = "interaction") String kind,
        @Nullable String caseId,
        @Nullable String channel,
        @Nullable Sender from,
        @JsonIgnore @Nullable String member,
        @Nullable String by,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String interactionId,
        @Nullable Instant occurredAt,
        @Nullable String reason,
        @Nullable Map<String, Object> details,
        @Nullable List<Item> attachments) {

    static final String INTERACTION = "interaction";

    /** What the desk says to itself. */
    private static final Set<String> INTERNAL = Set.of(
            "note",
            "case-queued",
            "case-prioritised",
            "case-details-changed",
            "major-incident-set",
            "parent-set",
            "case-related",
            "tags-changed",
            "watchers-changed");

    /** Details that are for the desk alone, of entries that are not. */
    private static final Set<String> OF_THE_DESK = Set.of("agentId", "queue", "cause", "source");

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

    /**
     * Who said something, as the channel knows it.
     *
     * @param identity the channel identity: {@code mailto:ana@corp.com}
     * @param verified whether the channel vouches that it is them: a signed-in session, a mail that passed DMARC
     * @param suspect whether the channel has reason to believe that it is somebody else
     */
    public record Sender(String identity, boolean verified, boolean suspect) {}

    /** The entries of one commit, in the order of its facts. */
    static List<TimelineEntry> of(ContextCommitted commit) {
        return TimelineLines.of(commit);
    }

    /** Whether it is what a user said, where they said it. */
    @JsonIgnore
    public boolean isInteraction() {
        return kind.equals(INTERACTION);
    }

    /** Whether it is for the desk alone, and not for its user. */
    @JsonIgnore
    public boolean isInternal() {
        return INTERNAL.contains(kind);
    }

    /** Whether it is for the person of whom a context tells, and was not said by somebody who is no member of it. */
    @JsonIgnore
    public boolean isFor(Context own) {
        return !isInternal() && (member == null || own.hasMember(member));
    }

    /** The same as its user reads it: without who of the desk decided what and why, and where the case waited. */
    public TimelineEntry forUser() {
        Map<String, Object> theirs = details == null ? new LinkedHashMap<>() : new LinkedHashMap<>(details);
        theirs.keySet().removeAll(OF_THE_DESK);
        return new TimelineEntry(
                version,
                position,
                at,
                kind,
                caseId,
                channel,
                null,
                member,
                by,
                null,
                subject,
                text,
                html,
                interactionId,
                occurredAt,
                null,
                theirs.isEmpty() ? null : theirs,
                attachments);
    }

    /** The numbers of the cases it is about. */
    Stream<String> cases() {
        Object other = details == null ? null : details.get(TimelineLines.OTHER_CASE);
        return Stream.of(caseId, other instanceof String id ? id : null).flatMap(Stream::ofNullable);
    }

    /** The same with what was said in the interaction that it moved. */
    TimelineEntry saying(TimelineEntry said) {
        return new TimelineEntry(
                version,
                position,
                at,
                kind,
                caseId,
                said.channel,
                said.from,
                said.member,
                said.by,
                actor,
                said.subject,
                said.text,
                said.html,
                interactionId,
                said.occurredAt,
                reason,
                details,
                said.attachments);
    }
}
