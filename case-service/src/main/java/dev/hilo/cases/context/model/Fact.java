package dev.hilo.cases.context.model;

import org.jspecify.annotations.Nullable;

/** What a commit states about a user's context. */
public sealed interface Fact {

    /** @param formerUser whose identity it was before, where it moved */
    record IdentityLinked(
            String identity,
            String channel,
            How how,
            @Nullable String formerUser) implements Fact {}

    record ProfileLearned(
            @Nullable String displayName, @Nullable String language) implements Fact {}

    record InteractionRecorded(Interaction interaction) implements Fact {}

    record CaseOpened(
            String caseId,
            String interactionId,
            String subject,
            String channel,
            String language,
            Priority priority,
            String queue)
            implements Fact {}

    /** @param thread the channel's thread it came on, which from now on leads to the case */
    record InteractionAttached(String caseId, String interactionId, String channel, String thread, MatchedBy by)
            implements Fact {}

    record CaseAssigned(String caseId, String queue, Agent agent, String actor) implements Fact {}

    record AgentMessageSent(String caseId, String messageId, Agent agent, String text) implements Fact {}

    record CaseResolved(String caseId, String cause, String resolution, String actor) implements Fact {}

    record CaseReopened(String caseId, String interactionId) implements Fact {}

    /** Why an identity belongs to a user. */
    enum How {
        FIRST_CONTACT,
        VERIFIED_CLAIM
    }

    /** Which rule found the case of an interaction. */
    enum MatchedBy {
        REFERENCE,
        CONVERSATION,
        SINGLE_ACTIVE_CASE,
        NEW_CASE
    }
}
