package dev.hilo.cases.context.adapter.contract;

import dev.hilo.cases.context.adapter.language.TextLanguage;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.LanguageTags;
import dev.hilo.contracts.Party;
import dev.hilo.identities.IdentityRules;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes interactions of any channel alike before they are recorded: identities written by our rules, and the language that
 * somebody wrote in. What is recorded is not looked at again, so that a replay tells the same.
 */
@Singleton
public class InteractionRules {

    private final IdentityRules identities;
    private final TextLanguage languages;

    InteractionRules(IdentityRules identities, TextLanguage languages) {
        this.identities = identities;
        this.languages = languages;
    }

    /** @throws ContractViolation when one of its identities is none */
    public Interaction normalised(Interaction arrived) {
        return new Interaction(
                arrived.id(),
                arrived.channel(),
                arrived.occurredAt(),
                party(arrived.from()),
                arrived.conversation(),
                arrived.subject(),
                content(arrived.content()),
                arrived.attachments(),
                arrived.caseReferences(),
                arrived.automation(),
                arrived.noAutomaticAnswer(),
                arrived.service(),
                arrived.extensions());
    }

    /** The content with the language it is in; with none where neither text nor channel tell. */
    public Content content(Content said) {
        String language = language(said);
        return Objects.equals(language, said.language())
                ? said
                : new Content(said.text(), said.fullText(), said.html(), language);
    }

    /**
     * Enough text goes before what the channel says, which is often no more than the language of somebody's program; that
     * again goes before a few words.
     */
    private @Nullable String language(Content said) {
        Optional<String> declared = LanguageTags.canonical(said.language());
        Optional<TextLanguage.Found> found = languages.of(said.text());
        if (declared.isPresent()
                && found.filter(one -> one.isLong() && !LanguageTags.isSame(one.tag(), declared.get()))
                        .isEmpty()) {
            return declared.get();
        }
        return found.map(TextLanguage.Found::tag).orElse(null);
    }

    private Party party(Party from) {
        return new Party(
                identities.normalise(from.identity(), "from.identity"),
                from.verified(),
                from.displayName(),
                from.claims().stream()
                        .map(claim -> new Party.Claim(
                                identities.normalise(claim.identity(), "from.claims[].identity"),
                                claim.verified(),
                                claim.evidence()))
                        .toList(),
                from.suspect());
    }
}
