package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.hilo.cases.desk.adapter.rest.CaseOpeningResource.NewCase;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.rest.Params;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trouble ticket to be opened. What TMF621 has beyond this is passed over.
 *
 * @param name what it is about; the first line of the description when absent
 * @param description what the user said, kept as a note
 * @param severity Critical, Major or Minor; {@code priority} Critical, High, Medium, Low or Planning
 * @param ticketType the category; {@code incident} is none
 * @param channel where the user was heard
 * @param externalIdentifier the first one's id names the ticket: the same again is the same ticket
 * @param relatedParty the originator, by one of their channel identities or by their user's id
 * @param relatedEntity in the role {@code service} the service of the catalogue
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewTroubleTicket(
        @Size(max = 500) @Nullable String name,
        @Size(max = Limits.MESSAGE_TEXT) @Nullable String description,
        @Size(max = Limits.WORD) @Nullable String severity,
        @Size(max = Limits.WORD) @Nullable String priority,
        @Size(max = Limits.ID) @Nullable String ticketType,
        ChannelRef.@Nullable Given channel,
        @Nullable List<NewPartyInteraction.ExternalIdentifier> externalIdentifier,
        @Nullable List<RelatedParty.Given> relatedParty,
        @Nullable List<RelatedEntity.Given> relatedEntity) {

    private static final int TITLE = 80;
    private static final String REASON = "as the trouble ticket says";

    @Nullable
    String reference() {
        return externalIdentifier == null
                ? null
                : externalIdentifier.stream()
                        .flatMap(one -> Stream.ofNullable(one.id()))
                        .findFirst()
                        .orElse(null);
    }

    /** The same as our own API takes it. */
    NewCase asCase() {
        RelatedParty.Given originator = RelatedParty.originatorOf(relatedParty);
        String who = Params.required(originator == null ? null : originator.who(), "relatedParty.id");
        boolean isIdentity = who.contains(":");
        return new NewCase(
                isIdentity ? null : who,
                isIdentity ? who : null,
                originator == null ? null : originator.called(),
                subject(),
                description,
                channel == null ? null : channel.word(),
                null,
                severity == null ? null : TicketWords.level("severity", severity, TicketWords.SEVERITIES),
                null,
                priority == null ? null : TicketWords.level("priority", priority, TicketWords.PRIORITIES),
                REASON,
                null,
                service(),
                ticketType == null || ticketType.equalsIgnoreCase(TroubleTicket.USUAL) ? null : ticketType);
    }

    private String subject() {
        if (name != null && !name.isBlank()) {
            return name;
        }
        String first = Params.required(description, "description")
                .strip()
                .lines()
                .findFirst()
                .orElse("");
        return first.codePointCount(0, first.length()) <= TITLE
                ? first
                : first.substring(0, first.offsetByCodePoints(0, TITLE - 1)) + "…";
    }

    private @Nullable String service() {
        return relatedEntity == null
                ? null
                : relatedEntity.stream()
                        .filter(one -> RelatedEntity.SERVICE.equalsIgnoreCase(one.role()))
                        .flatMap(one -> Stream.ofNullable(one.entity()))
                        .flatMap(entity -> Stream.ofNullable(entity.id()))
                        .findFirst()
                        .orElse(null);
    }
}
