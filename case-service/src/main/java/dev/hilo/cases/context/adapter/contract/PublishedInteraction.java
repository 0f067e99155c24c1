package dev.hilo.cases.context.adapter.contract;

import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Party;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contract's interaction, seen as the core sees it; the log keeps the contract's, whole. A machine vouches for
 * nobody, nor does who is suspect: their claims link nothing.
 */
public record PublishedInteraction(dev.hilo.contracts.Interaction whole) implements Interaction.Body {

    private static final String OIDC = "oidc:";

    public static Interaction toModel(dev.hilo.contracts.Interaction whole) {
        boolean believed =
                whole.automation() == Automation.NONE && !whole.from().suspect();
        return new Interaction(
                whole.id(),
                whole.channel(),
                whole.occurredAt(),
                whole.from().identity(),
                whole.from().displayName(),
                believed
                        && whole.from().verified()
                        && LinkedIdentity.isAddress(whole.from().identity()),
                believed ? proven(whole.from()) : List.of(),
                whole.conversation().id(),
                whole.subject(),
                whole.content().text(),
                whole.content().language(),
                whole.caseReferences(),
                whole.conversation().messageId(),
                whole.conversation().references(),
                whole.service(),
                whole.automation() != Automation.NONE,
                whole.from().suspect(),
                new PublishedInteraction(whole));
    }

    /** What the channel vouches for: claims, and the sender where only a token can be from them. */
    private static List<String> proven(Party party) {
        Stream<String> sender =
                party.verified() && party.identity().startsWith(OIDC) ? Stream.of(party.identity()) : Stream.empty();
        return Stream.concat(
                        party.claims().stream().filter(Party.Claim::verified).map(Party.Claim::identity), sender)
                .distinct()
                .toList();
    }

    /** Ids of the files that came with it. */
    public static List<String> attachmentIds(Interaction interaction) {
        return toContract(interaction).attachments().stream()
                .map(Attachment::id)
                .toList();
    }

    static dev.hilo.contracts.Interaction toContract(Interaction interaction) {
        return switch (interaction.body()) {
            case PublishedInteraction published -> published.whole();
            default ->
                throw new IllegalStateException("an interaction that did not come by the contract: "
                        + interaction.body().getClass().getName());
        };
    }
}
