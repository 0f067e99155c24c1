package dev.hilo.cases.context.adapter.contract;

import static dev.hilo.cases.context.adapter.contract.PublishedCommit.member;
import static dev.hilo.cases.context.adapter.contract.PublishedCommit.named;

import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.contracts.ContextFact;

/** Facts about a user as the contract publishes them, and back. */
final class PublishedUserFact {

    private PublishedUserFact() {}

    static ContextFact toContract(UserFact fact, String userId) {
        return switch (fact) {
            case UserFact.IdentityLinked f ->
                new ContextFact.IdentityLinked(
                        f.identity(),
                        f.channel(),
                        Words.word(f.how()),
                        f.formerUser(),
                        named(f.member(), userId),
                        f.actor(),
                        f.reason(),
                        f.earlierUsers());
            case UserFact.IdentityUnlinked f ->
                new ContextFact.IdentityUnlinked(
                        f.identity(),
                        f.toUser(),
                        f.actor(),
                        f.reason(),
                        f.channel(),
                        Words.word(f.how()),
                        f.earlierUsers());
            case UserFact.ProfileLearned f ->
                new ContextFact.ProfileLearned(f.displayName(), f.language(), named(f.member(), userId));
            case UserFact.DirectoryEntrySet f ->
                new ContextFact.DirectoryEntrySet(
                        f.entryId(), f.active(), f.displayName(), f.language(), f.attributes());
            case UserFact.PreferencesSet f ->
                new ContextFact.PreferencesSet(PublishedState.toContract(f.preferences()), f.actor());
            case UserFact.UserMerged f ->
                new ContextFact.UserMerged(
                        f.mergeId(),
                        f.mergedUser(),
                        f.mergedVersion(),
                        f.actor(),
                        f.reason(),
                        PublishedState.toContract(f.belongings()),
                        named(f.member(), userId));
            case UserFact.UserMergedInto f ->
                new ContextFact.UserMergedInto(f.mergeId(), f.intoUser(), f.actor(), f.reason());
            case UserFact.MergeUndone f ->
                new ContextFact.MergeUndone(
                        f.mergeId(),
                        f.restoredUser(),
                        f.actor(),
                        f.reason(),
                        PublishedState.toContract(f.belongings()));
            case UserFact.UserRestored f ->
                new ContextFact.UserRestored(
                        f.mergeId(), f.fromUser(), f.actor(), f.reason(), PublishedState.toContract(f.belongings()));
            case UserFact.UserErased f -> new ContextFact.UserErased(f.actor(), f.reason(), f.logs());
            case UserFact.InteractionRecorded f ->
                new ContextFact.InteractionRecorded(
                        PublishedInteraction.toContract(f.interaction()), named(f.member(), userId));
        };
    }

    static UserFact toModel(ContextFact.OfUser fact, String userId) {
        return switch (fact) {
            case ContextFact.IdentityLinked f ->
                new UserFact.IdentityLinked(
                        f.identity(),
                        f.channel(),
                        Words.constant(How.class, f.how()),
                        f.formerUserId(),
                        member(f.memberId(), userId),
                        f.actor(),
                        f.reason(),
                        f.earlierUserIds());
            case ContextFact.IdentityUnlinked f -> unlinked(f);
            case ContextFact.ProfileLearned f ->
                new UserFact.ProfileLearned(f.displayName(), f.language(), member(f.memberId(), userId));
            case ContextFact.DirectoryEntrySet f ->
                new UserFact.DirectoryEntrySet(f.entryId(), f.active(), f.displayName(), f.language(), f.attributes());
            case ContextFact.PreferencesSet f ->
                new UserFact.PreferencesSet(PublishedState.toModel(f.preferences()), f.actor());
            case ContextFact.UserMerged f ->
                new UserFact.UserMerged(
                        f.mergeId(),
                        f.mergedUserId(),
                        f.mergedVersion(),
                        member(f.intoMemberId(), userId),
                        f.actor(),
                        f.reason(),
                        PublishedState.toModel(f.state()));
            case ContextFact.UserMergedInto f ->
                new UserFact.UserMergedInto(f.mergeId(), f.intoUserId(), f.actor(), f.reason());
            case ContextFact.MergeUndone f ->
                new UserFact.MergeUndone(
                        f.mergeId(), f.restoredUserId(), f.actor(), f.reason(), PublishedState.toModel(f.state()));
            case ContextFact.UserRestored f ->
                new UserFact.UserRestored(
                        f.mergeId(), f.fromUserId(), f.actor(), f.reason(), PublishedState.toModel(f.state()));
            case ContextFact.UserErased f -> new UserFact.UserErased(f.actor(), f.reason(), f.logs());
            case ContextFact.InteractionRecorded f ->
                new UserFact.InteractionRecorded(
                        PublishedInteraction.toModel(f.interaction()), member(f.memberId(), userId));
        };
    }

    private static UserFact.IdentityUnlinked unlinked(ContextFact.IdentityUnlinked fact) {
        return new UserFact.IdentityUnlinked(
                fact.identity(),
                fact.toUserId(),
                fact.actor(),
                fact.reason(),
                fact.channel() == null ? LinkedIdentity.channelOf(fact.identity()) : fact.channel(),
                fact.how() == null ? How.FIRST_CONTACT : Words.constant(How.class, fact.how()),
                fact.earlierUserIds());
    }
}
