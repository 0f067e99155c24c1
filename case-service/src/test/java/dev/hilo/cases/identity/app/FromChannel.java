package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Party;
import java.util.List;
import java.util.Map;

/** Interactions as they come from a channel: a log that seals keeps them whole. */
final class FromChannel {

    private FromChannel() {}

    static Interaction published(Interaction said) {
        return PublishedInteraction.toModel(new dev.hilo.contracts.Interaction(
                said.id(),
                said.channel(),
                said.occurredAt(),
                new Party(
                        said.from(),
                        said.senderVerified(),
                        said.displayName(),
                        said.verifiedClaims().stream()
                                .map(claim -> new Party.Claim(claim, true, "single-sign-on"))
                                .toList()),
                new Conversation(said.conversation(), said.messageId(), said.references()),
                said.subject(),
                Content.of(said.text()),
                List.of(),
                said.caseReferences(),
                Automation.NONE,
                said.service(),
                Map.of()));
    }
}
