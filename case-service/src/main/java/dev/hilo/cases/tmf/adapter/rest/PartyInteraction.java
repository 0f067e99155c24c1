package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hilo.cases.context.adapter.rest.TimelineEntry;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.contracts.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a user said on a channel, as a party interaction of TMF683 v5.
 *
 * @param href relative to this service
 * @param description the subject, or how it begins
 * @param direction {@code inbound}: what the desk writes is in the timeline
 * @param creationDate when it was committed; {@code interactionDate} when the person acted
 * @param interactionItem the text, as a note
 * @param relatedEntity the case it belongs to
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PartyInteraction(
        String id,
        String href,
        @JsonProperty("@type") String type,
        String description,
        String direction,
        @Nullable Instant creationDate,
        Period interactionDate,
        List<RelatedChannel> channel,
        List<Item> interactionItem,
        List<Attachment> attachment,
        List<RelatedParty> relatedParty,
        List<RelatedEntity> relatedEntity) {

    static final String PATH = "/tmf-api/partyInteraction/v5/partyInteraction";
    static final String INBOUND = "inbound";

    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "TimePeriod")
    public record Period(@Nullable Instant startDateTime) {}

    public record RelatedChannel(
            String role,
            ChannelRef channel,
            @JsonProperty("@type") String type) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "InteractionItem")
    public record Item(@Nullable List<Note> note) {

        @Nullable
        String text() {
            return note == null
                    ? null
                    : note.stream()
                            .flatMap(one -> Stream.ofNullable(one.text()))
                            .reduce((first, second) -> first + "\n" + second)
                            .orElse(null);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "InteractionNote")
    public record Note(
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String text) {}

    /** @param size in bytes */
    @Schema(name = "AttachmentRef")
    public record Attachment(
            String id,
            String name,
            String mimeType,
            long size,
            String url,
            @JsonProperty("@type") String type) {}

    /** An entry of a timeline that is an interaction. */
    static PartyInteraction of(String userId, @Nullable String userName, TimelineEntry entry, @Nullable String caseId) {
        Interactions said = new Interactions(
                entry.interactionId() == null ? "" : entry.interactionId(), entry.channel(), entry.occurredAt());
        return said.by(
                userId,
                entry.by() == null ? userName : entry.by(),
                entry.subject(),
                entry.text(),
                entry.at(),
                caseId,
                Stream.ofNullable(entry.attachments())
                        .flatMap(List::stream)
                        .map(file -> new Attachment(
                                file.id(), file.name(), file.mediaType(), file.size(), file.href(), "AttachmentRef"))
                        .toList());
    }

    /** One that was just recorded. */
    static PartyInteraction of(String userId, Interaction said, @Nullable String caseId) {
        return new Interactions(said.id(), said.channel(), said.occurredAt())
                .by(userId, said.displayName(), said.subject(), said.text(), null, caseId, List.of());
    }

    private record Interactions(
            String id, @Nullable String channel, @Nullable Instant at) {

        PartyInteraction by(
                String userId,
                @Nullable String name,
                @Nullable String subject,
                @Nullable String text,
                @Nullable Instant committed,
                @Nullable String caseId,
                List<Attachment> files) {
            String words = text == null ? "" : text;
            return new PartyInteraction(
                    id,
                    PATH + "/" + id + "?relatedParty.id=" + userId,
                    "PartyInteraction",
                    subject == null ? words.strip().lines().findFirst().orElse("") : subject,
                    INBOUND,
                    committed,
                    new Period(at),
                    channel == null
                            ? List.of()
                            : List.of(new RelatedChannel("source", ChannelRef.of(channel), "RelatedChannel")),
                    words.isBlank() ? List.of() : List.of(new Item(List.of(new Note(words)))),
                    files,
                    List.of(RelatedParty.originator(userId, name)),
                    caseId == null ? List.of() : List.of(RelatedEntity.ticket(caseId)));
        }
    }
}
