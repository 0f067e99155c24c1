package dev.hilo.notification.telling.model;

import org.jspecify.annotations.Nullable;

/** What a commit states, as far as telling users needs it. */
public sealed interface Fact {

    record IdentityLinked(String identity, String channel) implements Fact {}

    record ProfileLearned(@Nullable String name, @Nullable String language) implements Fact {}

    record InteractionRecorded(Contact contact) implements Fact {}

    record CaseOpened(String caseId, String interactionId, String subject, String language) implements Fact {}

    record InteractionAttached(String caseId, String interactionId) implements Fact {}

    record AgentMessageSent(String caseId, String agentName, String text) implements Fact {}

    record CaseResolved(String caseId, String resolution) implements Fact {}

    /** Nobody needs to be told; holds its place so that the others keep their positions. */
    record Irrelevant() implements Fact {}
}
