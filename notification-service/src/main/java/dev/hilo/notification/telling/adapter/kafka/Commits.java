package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.Automation;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Personal;
import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Contact;
import dev.hilo.notification.telling.model.Conversation;
import dev.hilo.notification.telling.model.Fact;

/**
 * The contract's commits as telling users sees them. Each fact keeps its position. Of what was erased nothing is told: an
 * identity leads to nobody, and a text says nothing.
 */
final class Commits {

    private Commits() {}

    static Commit of(ContextCommitted committed) {
        return new Commit(
                committed.userId(),
                committed.version(),
                committed.at(),
                committed.facts().stream()
                        .map(Commits::fact)
                        .map(fact -> committed.sealed().isEmpty() ? fact : unlessErased(fact))
                        .toList());
    }

    private static Fact unlessErased(Fact fact) {
        boolean erased = switch (fact) {
            case Fact.IdentityLinked linked -> linked.identity().equals(Personal.IDENTITY);
            case Fact.InteractionRecorded recorded ->
                recorded.contact().identity().equals(Personal.IDENTITY);
            case Fact.AgentMessageSent sent -> sent.text().equals(Personal.TEXT);
            case Fact.CaseResolved resolved -> resolved.resolution().equals(Personal.TEXT);
            case Fact.ProfileLearned learned -> false;
            case Fact.CaseOpened opened -> false;
            case Fact.InteractionAttached attached -> false;
            case Fact.Irrelevant irrelevant -> false;
        };
        return erased ? new Fact.Irrelevant() : fact;
    }

    private static Fact fact(ContextFact fact) {
        return switch (fact) {
            case ContextFact.IdentityLinked linked -> new Fact.IdentityLinked(linked.identity(), linked.channel());
            case ContextFact.ProfileLearned learned ->
                new Fact.ProfileLearned(learned.displayName(), learned.language());
            case ContextFact.InteractionRecorded recorded ->
                new Fact.InteractionRecorded(contact(recorded.interaction()));
            case ContextCaseFact.CaseOpened opened ->
                new Fact.CaseOpened(
                        opened.caseId(),
                        opened.interactionId() == null ? "" : opened.interactionId(),
                        opened.subject(),
                        opened.language());
            case ContextCaseFact.InteractionAttached attached ->
                new Fact.InteractionAttached(attached.caseId(), attached.interactionId());
            case ContextCaseFact.CaseReopened reopened ->
                reopened.interactionId() == null
                        ? new Fact.Irrelevant()
                        : new Fact.InteractionAttached(reopened.caseId(), reopened.interactionId());
            case ContextCaseFact.AgentMessageSent sent ->
                new Fact.AgentMessageSent(sent.caseId(), sent.agentName(), sent.text());
            case ContextCaseFact.CaseResolved resolved ->
                new Fact.CaseResolved(resolved.caseId(), resolved.resolution());
            case ContextCaseFact other -> new Fact.Irrelevant();
            case ContextFact.OfUser other -> new Fact.Irrelevant();
            case ContextFact.Unknown unknown -> new Fact.Irrelevant();
        };
    }

    private static Contact contact(Interaction interaction) {
        return new Contact(
                interaction.id(),
                interaction.channel(),
                interaction.from().identity(),
                new Conversation(
                        interaction.conversation().id(),
                        interaction.conversation().messageId(),
                        interaction.conversation().references(),
                        interaction.subject()),
                interaction.automation() != Automation.NONE);
    }
}
