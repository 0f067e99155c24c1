package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a commit states: about a user, or about one of their cases. Named in the past tense; told apart in JSON by the
 * property {@code fact}. {@code actor} is who decided: the {@code sub} of a person's token, or the name of a service or
 * policy ({@code routing}, {@code silence}).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact", defaultImpl = ContextFact.Unknown.class, visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContextFact.IdentityLinked.class, name = "IdentityLinked"),
    @JsonSubTypes.Type(value = ContextFact.IdentityUnlinked.class, name = "IdentityUnlinked"),
    @JsonSubTypes.Type(value = ContextFact.ProfileLearned.class, name = "ProfileLearned"),
    @JsonSubTypes.Type(value = ContextFact.DirectoryEntrySet.class, name = "DirectoryEntrySet"),
    @JsonSubTypes.Type(value = ContextFact.PreferencesSet.class, name = "PreferencesSet"),
    @JsonSubTypes.Type(value = ContextFact.UserMerged.class, name = "UserMerged"),
    @JsonSubTypes.Type(value = ContextFact.UserMergedInto.class, name = "UserMergedInto"),
    @JsonSubTypes.Type(value = ContextFact.MergeUndone.class, name = "MergeUndone"),
    @JsonSubTypes.Type(value = ContextFact.UserRestored.class, name = "UserRestored"),
    @JsonSubTypes.Type(value = ContextFact.UserErased.class, name = "UserErased"),
    @JsonSubTypes.Type(value = ContextFact.InteractionRecorded.class, name = "InteractionRecorded"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseOpened.class, name = "CaseOpened"),
    @JsonSubTypes.Type(value = ContextCaseFact.InteractionAttached.class, name = "InteractionAttached"),
    @JsonSubTypes.Type(value = ContextCaseFact.InteractionMoved.class, name = "InteractionMoved"),
    @JsonSubTypes.Type(value = ContextCaseFact.PartMoved.class, name = "PartMoved"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseMerged.class, name = "CaseMerged"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseAssigned.class, name = "CaseAssigned"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseQueued.class, name = "CaseQueued"),
    @JsonSubTypes.Type(value = ContextCaseFact.AgentMessageSent.class, name = "AgentMessageSent"),
    @JsonSubTypes.Type(value = ContextCaseFact.NoteAdded.class, name = "NoteAdded"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseStatusChanged.class, name = "CaseStatusChanged"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseResolved.class, name = "CaseResolved"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseReopened.class, name = "CaseReopened"),
    @JsonSubTypes.Type(value = ContextCaseFact.CasePrioritised.class, name = "CasePrioritised"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseDetailsChanged.class, name = "CaseDetailsChanged"),
    @JsonSubTypes.Type(value = ContextCaseFact.InformationRequested.class, name = "InformationRequested"),
    @JsonSubTypes.Type(value = ContextCaseFact.InformationProvided.class, name = "InformationProvided"),
    @JsonSubTypes.Type(value = ContextCaseFact.MajorIncidentSet.class, name = "MajorIncidentSet"),
    @JsonSubTypes.Type(value = ContextCaseFact.ParentSet.class, name = "ParentSet"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseRelated.class, name = "CaseRelated"),
    @JsonSubTypes.Type(value = ContextCaseFact.TagsChanged.class, name = "TagsChanged"),
    @JsonSubTypes.Type(value = ContextCaseFact.WatchersChanged.class, name = "WatchersChanged"),
    @JsonSubTypes.Type(value = ContextCaseFact.FeedbackGiven.class, name = "FeedbackGiven"),
    @JsonSubTypes.Type(value = ContextCaseFact.CaseExpired.class, name = "CaseExpired"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ContextFact permits ContextFact.OfUser, ContextCaseFact, ContextFact.Unknown {

    /** What a commit states about the user, rather than one of their cases. */
    sealed interface OfUser extends ContextFact {}

    /**
     * A channel identity belongs to this user from now on.
     *
     * @param how {@code first-contact}, {@code verified-sender}, {@code verified-claim}, {@code one-time-code}, {@code directory} or {@code agent}
     * @param formerUserId whose it was before, where it moved
     * @param memberId whose it is, of the users merged into this one; absent when the user's own
     * @param actor who linked it, where a person did, with a {@code reason}
     * @param earlierUserIds in whose logs what came on it may stand, besides {@code formerUserId}'s
     */
    record IdentityLinked(
            @Personal(placeholder = Personal.IDENTITY) String identity,
            String channel,
            String how,
            @Nullable String formerUserId,
            @Nullable String memberId,
            @Nullable String actor,
            @Personal @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> earlierUserIds)
            implements OfUser {
        public IdentityLinked {
            Require.identity(identity, "identity");
            Require.text(channel, "channel");
            Require.text(how, "how");
            earlierUserIds = Require.listOrEmpty(earlierUserIds);
        }

        /** One that was nobody's before, or that is known better from now on. */
        public IdentityLinked(
                String identity,
                String channel,
                String how,
                @Nullable String formerUserId,
                @Nullable String memberId,
                @Nullable String actor,
                @Nullable String reason) {
            this(identity, channel, how, formerUserId, memberId, actor, reason, List.of());
        }
    }

    /**
     * A channel identity is no longer this user's; what comes on it from now on is {@code toUserId}'s, where it is linked
     * as said here.
     *
     * @param channel as in {@link IdentityLinked}, {@code how} and {@code earlierUserIds} likewise
     */
    record IdentityUnlinked(
            @Personal(placeholder = Personal.IDENTITY) String identity,
            String toUserId,
            String actor,
            @Personal @Nullable String reason,
            @Nullable String channel,
            @Nullable String how,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> earlierUserIds)
            implements OfUser {
        public IdentityUnlinked {
            Require.identity(identity, "identity");
            Require.text(toUserId, "toUserId");
            Require.text(actor, "actor");
            earlierUserIds = Require.listOrEmpty(earlierUserIds);
        }
    }

    /**
     * The user's name or language became known or changed; what is absent is unchanged.
     *
     * @param memberId whose, of the users merged into this one; absent when the user's own
     */
    record ProfileLearned(
            @Personal @Nullable String displayName,
            @Nullable String language,
            @Nullable String memberId) implements OfUser {}

    /**
     * The organisation's directory says who the user is; replaces what it said before.
     *
     * @param entryId of the directory (SCIM {@code id})
     * @param active false once the entry is deactivated or deleted
     * @param attributes further facts by name: {@code department}, {@code location}, {@code title}
     */
    record DirectoryEntrySet(
            String entryId,
            boolean active,
            @Personal @Nullable String displayName,
            @Nullable String language,
            @Personal Map<String, String> attributes)
            implements OfUser {
        public DirectoryEntrySet {
            Require.text(entryId, "entryId");
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }
    }

    /** How the user wants to be spoken to; replaces what held before. */
    record PreferencesSet(Preferences preferences, String actor) implements OfUser {
        public PreferencesSet {
            Require.present(preferences, "preferences");
            Require.text(actor, "actor");
        }
    }

    /**
     * Another user turned out to be the same person: from now on everything of theirs is this user's.
     *
     * @param mergeId also on their own log, in {@link UserMergedInto}
     * @param mergedVersion the last version of their log; their history up to there is this user's too
     * @param state what they bring along
     * @param intoMemberId the user they were found to be, where that is one who was merged into this one before
     */
    record UserMerged(
            String mergeId,
            String mergedUserId,
            long mergedVersion,
            String actor,
            @Personal @Nullable String reason,
            ContextState state,
            @Nullable String intoMemberId)
            implements OfUser {
        public UserMerged {
            Require.text(mergeId, "mergeId");
            Require.text(mergedUserId, "mergedUserId");
            Require.positive(mergedVersion, "mergedVersion");
            Require.text(actor, "actor");
            Require.present(state, "state");
        }
    }

    /** This user is the same person as another, who goes on for both; nothing follows here unless it is undone. */
    record UserMergedInto(
            String mergeId,
            String intoUserId,
            String actor,
            @Personal @Nullable String reason) implements OfUser {
        public UserMergedInto {
            Require.text(mergeId, "mergeId");
            Require.text(intoUserId, "intoUserId");
            Require.text(actor, "actor");
        }
    }

    /** The merge was a mistake: {@code state} goes back to {@code restoredUserId}, with what came for them meanwhile. */
    record MergeUndone(
            String mergeId,
            String restoredUserId,
            String actor,
            @Personal @Nullable String reason,
            ContextState state) implements OfUser {
        public MergeUndone {
            Require.text(mergeId, "mergeId");
            Require.text(restoredUserId, "restoredUserId");
            Require.text(actor, "actor");
            Require.present(state, "state");
        }
    }

    /** This user is a person of their own again, with {@code state}; follows {@link MergeUndone} of the other user. */
    record UserRestored(
            String mergeId,
            String fromUserId,
            String actor,
            @Personal @Nullable String reason,
            ContextState state) implements OfUser {
        public UserRestored {
            Require.text(mergeId, "mergeId");
            Require.text(fromUserId, "fromUserId");
            Require.text(actor, "actor");
            Require.present(state, "state");
        }
    }

    /**
     * Everything personal about this user is being destroyed; what was committed can no longer be read.
     *
     * @param logs ids of the users, this one among them, in whose logs something of theirs may lie: what comes again from
     *     before is looked for there
     */
    record UserErased(String actor, @Nullable String reason, List<String> logs) implements OfUser {
        public UserErased {
            Require.text(actor, "actor");
            logs = Require.listOrEmpty(logs);
        }
    }

    /**
     * An interaction is part of this user's history.
     *
     * @param memberId whose identity it came on, of the users merged into this one; absent when the user's own
     */
    record InteractionRecorded(
            Interaction interaction, @Nullable String memberId) implements OfUser {
        public InteractionRecorded {
            Require.present(interaction, "interaction");
        }
    }

    /** A fact of a newer version of the contract: consumers pass over it. */
    record Unknown(
            String fact,
            @Personal @JsonAnySetter @JsonAnyGetter Map<String, Object> fields) implements ContextFact {}
}
