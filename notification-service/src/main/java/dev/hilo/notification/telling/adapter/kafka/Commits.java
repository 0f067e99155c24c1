package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.Automation;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContextState;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Personal;
import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Contact;
import dev.hilo.notification.telling.model.Conversation;
import dev.hilo.notification.telling.model.Fact;
import dev.hilo.notification.telling.model.SentFile;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
                        .map(fact -> fact(fact, committed))
                        .map(fact -> committed.sealed().isEmpty() ? fact : unlessErased(fact))
                        .toList());
    }

    private static Fact unlessErased(Fact fact) {
        boolean erased = switch (fact) {
            case Fact.IdentityLinked f -> f.identity().equals(Personal.IDENTITY);
            case Fact.InteractionRecorded f -> f.contact().identity().equals(Personal.IDENTITY);
            case Fact.AgentMessageSent f -> f.text().equals(Personal.TEXT);
            case Fact.InformationRequested f -> f.text().equals(Personal.TEXT);
            case Fact.CaseResolved f -> f.resolution().equals(Personal.TEXT);
            default -> false;
        };
        return erased ? new Fact.Irrelevant() : fact;
    }

    private static Fact fact(ContextFact fact, ContextCommitted committed) {
        return switch (fact) {
            case ContextFact.OfUser f -> ofUser(f, committed.userId(), committed.at());
            case ContextCaseFact f -> ofCase(f);
            case ContextFact.Unknown unknown -> new Fact.Irrelevant();
        };
    }

    private static Fact ofUser(ContextFact.OfUser fact, String userId, Instant at) {
        return switch (fact) {
            case ContextFact.IdentityLinked f ->
                new Fact.IdentityLinked(
                        f.identity(), f.channel(), member(f.memberId(), userId), Brought.isProven(f.how()));
            case ContextFact.IdentityUnlinked f -> new Fact.IdentityUnlinked(f.identity());
            case ContextFact.ProfileLearned f ->
                new Fact.ProfileLearned(f.displayName(), f.language(), member(f.memberId(), userId));
            case ContextFact.DirectoryEntrySet f -> new Fact.ProfileLearned(f.displayName(), f.language(), userId);
            case ContextFact.PreferencesSet f -> new Fact.PreferencesSet(Brought.preferences(f.preferences()));
            case ContextFact.UserMerged f -> new Fact.Joined(Brought.people(f.state()), Brought.cases(f.state()));
            case ContextFact.MergeUndone f ->
                new Fact.Left(
                        f.state().members().stream()
                                .map(ContextState.MemberState::memberId)
                                .collect(Collectors.toUnmodifiableSet()),
                        f.state().cases().stream()
                                .map(ContextState.CaseState::caseId)
                                .collect(Collectors.toUnmodifiableSet()));
            case ContextFact.UserRestored f -> new Fact.Restored(Brought.people(f.state()), Brought.cases(f.state()));
            case ContextFact.UserErased f -> new Fact.Erased();
            case ContextFact.InteractionRecorded f -> new Fact.InteractionRecorded(contact(f.interaction(), at));
            case ContextFact.UserMergedInto f -> new Fact.Irrelevant();
        };
    }

    private static Fact ofCase(ContextCaseFact fact) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened f ->
                new Fact.CaseOpened(
                        f.caseId(),
                        Objects.requireNonNullElse(f.interactionId(), ""),
                        f.subject(),
                        f.language(),
                        f.suspect());
            case ContextCaseFact.CaseDetailsChanged f ->
                f.subject() == null ? new Fact.Irrelevant() : new Fact.SubjectChanged(f.caseId(), f.subject());
            case ContextCaseFact.InteractionAttached f -> new Fact.InteractionAttached(f.caseId(), f.interactionId());
            case ContextCaseFact.InteractionMoved f ->
                new Fact.ThreadMoved(f.caseId(), f.toCaseId(), f.channel(), Brought.conversation(f.thread()));
            case ContextCaseFact.PartMoved f -> new Fact.PartMoved(f.caseId(), f.toCaseId(), f.memberId());
            case ContextCaseFact.CaseMerged f -> new Fact.CaseMerged(f.caseId(), f.intoCaseId());
            case ContextCaseFact.CaseReopened f ->
                f.interactionId() == null
                        ? new Fact.Irrelevant()
                        : new Fact.InteractionAttached(f.caseId(), f.interactionId());
            case ContextCaseFact.AgentMessageSent f ->
                new Fact.AgentMessageSent(
                        f.caseId(),
                        f.agentName(),
                        f.text(),
                        f.attachments().stream()
                                .map(one ->
                                        new SentFile(one.id(), one.name(), one.mediaType(), one.size(), one.sha256()))
                                .toList());
            case ContextCaseFact.InformationRequested f ->
                new Fact.InformationRequested(f.caseId(), f.language(), f.text());
            case ContextCaseFact.CaseResolved f -> new Fact.CaseResolved(f.caseId(), f.resolution());
            case ContextCaseFact.CaseStatusChanged f -> status(f);
            case ContextCaseFact.FeedbackGiven f -> new Fact.FeedbackGiven(f.caseId());
            case ContextCaseFact.CaseExpired f -> new Fact.CaseExpired(f.caseId());
            case ContextCaseFact other -> new Fact.Irrelevant();
        };
    }

    /** Of all that a status may change to, only the end of a case is news; a case parted from another has no end of its own. */
    private static Fact status(ContextCaseFact.CaseStatusChanged changed) {
        if (!changed.status().equals("closed")) {
            return new Fact.Irrelevant();
        }
        return switch (Objects.requireNonNullElse(changed.reason(), "")) {
            case "merge-undone" -> new Fact.Irrelevant();
            case "confirmed" -> new Fact.CaseClosed(changed.caseId(), Fact.Closing.CONFIRMED);
            case "silence" -> new Fact.CaseClosed(changed.caseId(), Fact.Closing.SILENCE);
            default -> new Fact.CaseClosed(changed.caseId(), Fact.Closing.BY_DESK);
        };
    }

    private static Contact contact(Interaction interaction, Instant at) {
        return new Contact(
                interaction.id(),
                interaction.channel(),
                interaction.from().identity(),
                new Conversation(
                        interaction.conversation().id(),
                        interaction.conversation().messageId(),
                        interaction.conversation().references(),
                        interaction.subject(),
                        interaction.conversation().recipient()),
                at,
                interaction.automation() != Automation.NONE,
                interaction.noAutomaticAnswer(),
                interaction.from().verified());
    }

    private static String member(@Nullable String memberId, String userId) {
        return Objects.requireNonNullElse(memberId, userId);
    }
}
