package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a commit states. Named in the past tense; told apart in JSON by the property {@code fact}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact", defaultImpl = ContextFact.Unknown.class, visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContextFact.IdentityLinked.class, name = "IdentityLinked"),
    @JsonSubTypes.Type(value = ContextFact.ProfileLearned.class, name = "ProfileLearned"),
    @JsonSubTypes.Type(value = ContextFact.InteractionRecorded.class, name = "InteractionRecorded"),
    @JsonSubTypes.Type(value = ContextFact.CaseOpened.class, name = "CaseOpened"),
    @JsonSubTypes.Type(value = ContextFact.InteractionAttached.class, name = "InteractionAttached"),
    @JsonSubTypes.Type(value = ContextFact.CaseAssigned.class, name = "CaseAssigned"),
    @JsonSubTypes.Type(value = ContextFact.AgentMessageSent.class, name = "AgentMessageSent"),
    @JsonSubTypes.Type(value = ContextFact.CaseResolved.class, name = "CaseResolved"),
    @JsonSubTypes.Type(value = ContextFact.CaseReopened.class, name = "CaseReopened"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ContextFact {

    /**
     * A channel identity belongs to this user from now on.
     *
     * @param how {@code first-contact} or {@code verified-claim}
     * @param formerUserId whose it was before, where it moved
     */
    record IdentityLinked(
            @Personal(placeholder = Personal.IDENTITY) String identity,
            String channel,
            String how,
            @Nullable String formerUserId)
            implements ContextFact {
        public IdentityLinked {
            Require.identity(identity, "identity");
            Require.text(channel, "channel");
            Require.text(how, "how");
        }
    }

    /** The user's name or language became known or changed; what is absent is unchanged. */
    record ProfileLearned(
            @Personal @Nullable String displayName,
            @Nullable String language) implements ContextFact {}

    /** An interaction is part of this user's history. */
    record InteractionRecorded(Interaction interaction) implements ContextFact {
        public InteractionRecorded {
            Require.present(interaction, "interaction");
        }
    }

    /**
     * A new case.
     *
     * @param caseId the case number people use: {@code HILO-1042}
     * @param interactionId what opened it
     * @param impact from 1, widespread, to 3, one person
     * @param urgency from 1, nothing works, to 3, can wait
     * @param priority from 1, critical, to 5, planning; the ITIL matrix of impact and urgency
     * @param queue where routing looks for an agent
     */
    record CaseOpened(
            String caseId,
            String interactionId,
            @Personal String subject,
            String channel,
            String language,
            int impact,
            int urgency,
            int priority,
            String queue)
            implements ContextFact {
        public CaseOpened {
            Require.text(caseId, "caseId");
            Require.text(interactionId, "interactionId");
            Require.text(subject, "subject");
            Require.text(channel, "channel");
            Require.text(language, "language");
            Require.between(impact, 1, 3, "impact");
            Require.between(urgency, 1, 3, "urgency");
            Require.between(priority, 1, 5, "priority");
            Require.text(queue, "queue");
        }
    }

    /**
     * An interaction counts towards a case.
     *
     * @param by which rule found the case: {@code reference}, {@code conversation}, {@code single-active-case} or
     *     {@code new-case}
     */
    record InteractionAttached(String caseId, String interactionId, String by) implements ContextFact {
        public InteractionAttached {
            Require.text(caseId, "caseId");
            Require.text(interactionId, "interactionId");
            Require.text(by, "by");
        }
    }

    /** An agent works on the case. {@code actor} is who decided: an agent's id or {@code routing}. */
    record CaseAssigned(String caseId, String queue, String agentId, String agentName, String actor)
            implements ContextFact {
        public CaseAssigned {
            Require.text(caseId, "caseId");
            Require.text(queue, "queue");
            Require.text(agentId, "agentId");
            Require.text(agentName, "agentName");
            Require.text(actor, "actor");
        }
    }

    /** An agent wrote to the user. On which channel it goes out is notification's to decide. */
    record AgentMessageSent(
            String caseId,
            String messageId,
            String agentId,
            String agentName,
            @Personal String text) implements ContextFact {
        public AgentMessageSent {
            Require.text(caseId, "caseId");
            Require.text(messageId, "messageId");
            Require.text(agentId, "agentId");
            Require.text(agentName, "agentName");
            Require.text(text, "text");
        }
    }

    /** The need is met, says {@code actor}; {@code cause} is a short category, {@code resolution} is for the user. */
    record CaseResolved(
            String caseId, String cause, @Personal String resolution, String actor) implements ContextFact {
        public CaseResolved {
            Require.text(caseId, "caseId");
            Require.text(cause, "cause");
            Require.text(resolution, "resolution");
            Require.text(actor, "actor");
        }
    }

    /** The user came back to a resolved case with this interaction. */
    record CaseReopened(String caseId, String interactionId) implements ContextFact {
        public CaseReopened {
            Require.text(caseId, "caseId");
            Require.text(interactionId, "interactionId");
        }
    }

    /** A fact of a newer version of the contract: consumers pass over it. */
    record Unknown(
            String fact,
            @Personal @JsonAnySetter @JsonAnyGetter Map<String, Object> fields) implements ContextFact {}
}
