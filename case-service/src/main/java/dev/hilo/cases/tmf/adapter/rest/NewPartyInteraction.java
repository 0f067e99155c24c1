package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.hilo.cases.tmf.adapter.rest.PartyInteraction.Item;
import dev.hilo.cases.tmf.adapter.rest.PartyInteraction.Period;
import dev.hilo.contracts.Limits;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A party interaction to be recorded. What TMF683 has beyond this is passed over.
 *
 * @param description what it is about; the text itself where {@code interactionItem} has no notes
 * @param direction {@code inbound}, also when absent
 * @param channel the first one counts
 * @param externalIdentifier the first one's id names the interaction: the same again is the same interaction
 * @param relatedParty the originator, by one of their channel identities or by their user's id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewPartyInteraction(
        @Size(max = Limits.MESSAGE_TEXT) @Nullable String description,
        @Size(max = Limits.WORD) @Nullable String direction,
        @Nullable List<GivenChannel> channel,
        @Nullable Period interactionDate,
        @Nullable List<Item> interactionItem,
        @Nullable List<ExternalIdentifier> externalIdentifier,
        @Nullable List<RelatedParty.Given> relatedParty) {

    /** In the manner of v5, within {@code channel}, or of v4. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record GivenChannel(
            @Size(max = Limits.ID) @Nullable String id,
            @Size(max = Limits.ID) @Nullable String name,
            ChannelRef.@Nullable Given channel) {

        @Nullable
        String word() {
            return channel == null ? new ChannelRef.Given(id, name).word() : channel.word();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ExternalIdentifier(@Nullable String id) {}

    Optional<String> notes() {
        return present(interactionItem)
                .flatMap(item -> Stream.ofNullable(item.text()))
                .reduce((first, second) -> first + "\n" + second);
    }

    Optional<String> channelWord() {
        return present(channel).flatMap(one -> Stream.ofNullable(one.word())).findFirst();
    }

    Optional<String> externalId() {
        return present(externalIdentifier)
                .flatMap(one -> Stream.ofNullable(one.id()))
                .findFirst();
    }

    private static <T> Stream<T> present(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
