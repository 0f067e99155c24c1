package dev.hilo.cases.verification.adapter.contract;

import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.verification.adapter.text.CodePhrases;
import dev.hilo.contracts.Content;
import java.util.function.UnaryOperator;

/** An interaction with a phrase in the place of the code, in all its forms; the rest stays. */
public final class WithoutCode implements UnaryOperator<Interaction> {

    private final CodePhrases phrases;
    private final String fallbackLanguage;

    public WithoutCode(CodePhrases phrases, String fallbackLanguage) {
        this.phrases = phrases;
        this.fallbackLanguage = fallbackLanguage;
    }

    @Override
    public Interaction apply(Interaction interaction) {
        if (!(interaction.body() instanceof PublishedInteraction(dev.hilo.contracts.Interaction whole))) {
            throw new IllegalStateException("an interaction that did not come by the contract");
        }
        String language = interaction.language();
        String instead = phrases.instead().in(language == null ? fallbackLanguage : language);
        return PublishedInteraction.toModel(new dev.hilo.contracts.Interaction(
                        whole.id(),
                        whole.channel(),
                        whole.occurredAt(),
                        whole.from(),
                        whole.conversation(),
                        whole.subject(),
                        new Content(instead, null, null, language),
                        whole.attachments(),
                        whole.caseReferences(),
                        whole.automation(),
                        whole.service(),
                        whole.extensions()))
                .notAfter(interaction.occurredAt());
    }
}
