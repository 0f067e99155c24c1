package dev.hilo.cases.context.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a commit states about the user, rather than about one of their cases. */
public sealed interface UserFact extends Fact {

    /**
     * @param formerUser whose identity it was before, where it moved
     * @param member whose it is, of the members of the context
     */
    record IdentityLinked(
            String identity,
            String channel,
            LinkedIdentity.How how,
            @Nullable String formerUser,
            String member,
            @Nullable String actor,
            @Nullable String reason)
            implements UserFact {}

    /** What comes on the identity from now on is {@code toUser}'s. */
    record IdentityUnlinked(
            String identity,
            String toUser,
            String actor,
            @Nullable String reason) implements UserFact {}

    /** What is null is unchanged. {@code member} is whose profile it is. */
    record ProfileLearned(
            @Nullable String displayName, @Nullable String language, String member) implements UserFact {}

    /** The organisation's directory says who the user is. */
    record DirectoryEntrySet(
            String entryId,
            boolean active,
            @Nullable String displayName,
            @Nullable String language,
            Map<String, String> attributes)
            implements UserFact {}

    record PreferencesSet(Preferences preferences, String actor) implements UserFact {}

    /** Another user is the same person; from now on what is theirs is this user's. */
    record UserMerged(
            String mergeId,
            String mergedUser,
            long mergedVersion,
            String actor,
            @Nullable String reason,
            Belongings belongings)
            implements UserFact {}

    /** This user is the same person as another, who goes on for both. */
    record UserMergedInto(
            String mergeId,
            String intoUser,
            String actor,
            @Nullable String reason) implements UserFact {}

    /** The merge was a mistake: the belongings go back to {@code restoredUser}. */
    record MergeUndone(
            String mergeId,
            String restoredUser,
            String actor,
            @Nullable String reason,
            Belongings belongings) implements UserFact {}

    /** This user is a person of their own again. */
    record UserRestored(
            String mergeId,
            String fromUser,
            String actor,
            @Nullable String reason,
            Belongings belongings) implements UserFact {}

    record UserErased(String actor, @Nullable String reason) implements UserFact {}

    /** @param member whose identity it came on */
    record InteractionRecorded(Interaction interaction, String member) implements UserFact {}

    /**
     * What goes from one context to another when users are merged or a merge is undone.
     *
     * @param shares parts of other users' logs that are the members' history
     * @param away parts of the members' logs that are not their history any more
     */
    record Belongings(
            List<Member> members, List<Case> cases, List<Merge> merges, List<Share> shares, List<Share> away) {}
}
