package dev.hilo.cases.context.adapter.contract;

import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Party;
import java.util.List;

/**
 * The contract's interaction, seen as the core sees it; the log keeps the contract's, whole. A machine vouches for
 * nobody, nor does who is suspect: their claims link nothing.
 */
public record PublishedInteraction(dev.hilo.contracts.Interaction whole) implements Interaction.Body {

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
                whole.from().claims().stream()
                        .filter(claim -> claim.verified() && believed)
                        .map(Party.Claim::identity)
                        .toList(),
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
