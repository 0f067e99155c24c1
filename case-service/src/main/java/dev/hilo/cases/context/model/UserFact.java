package dev.hilo.cases.context.model;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a commit states about the user, rather than about one of their cases. */
public sealed interface UserFact extends Fact {

    /**
     * @param formerUser whose identity it was before, where it moved
     * @param member whose it is, of the members of the context
     * @param earlierUsers in whose logs what came on it may stand besides
     */
    record IdentityLinked(
            String identity,
            String channel,
            LinkedIdentity.How how,
            @Nullable String formerUser,
            String member,
            @Nullable String actor,
            @Nullable String reason,
            List<String> earlierUsers)
            implements UserFact {

        /** One that was nobody's before, or that is known better from now on. */
        public IdentityLinked(
                String identity,
                String channel,
                LinkedIdentity.How how,
                @Nullable String formerUser,
                String member,
                @Nullable String actor,
                @Nullable String reason) {
            this(identity, channel, how, formerUser, member, actor, reason, List.of());
        }
    }

    /**
     * What comes on the identity from now on is {@code toUser}'s.
     *
     * @param channel by which it is linked there, {@code how} likewise
     * @param earlierUsers in whose logs what came on it may stand, besides this user's
     */
    record IdentityUnlinked(
            String identity,
            String toUser,
            String actor,
            @Nullable String reason,
            String channel,
            LinkedIdentity.How how,
            List<String> earlierUsers)
            implements UserFact {}

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

    /**
     * Another user is the same person; from now on what is theirs is this user's.
     *
     * @param member the member who they were found to be
     */
    record UserMerged(
            String mergeId,
            String mergedUser,
            long mergedVersion,
            String member,
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

    /** @param logs users in whose logs something of theirs may lie */
    record UserErased(String actor, @Nullable String reason, List<String> logs) implements UserFact {}

    /** @param member whose identity it came on */
    record InteractionRecorded(Interaction interaction, String member) implements UserFact {}

    /**
     * What goes from one context to another when users are merged or a merge is undone.
     *
     * @param shares parts of other users' logs that are the members' history
     * @param away parts of the members' logs that are others' history
     * @param undone where merges were undone that users may still be told of
     * @param left identities and case numbers that went elsewhere and that the members may still be asked for, each with
     *     its {@linkplain Lineage.Departure#sides sides}
     */
    record Belongings(
            List<Member> members,
            List<Case> cases,
            List<Merge> merges,
            List<Share> shares,
            List<Share> away,
            Map<String, Lineage.Place> undone,
            Map<String, Set<String>> left) {

        /** Whose they are. */
        Set<String> memberIds() {
            return members.stream().map(Member::userId).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** Their identities and case numbers, and whose each is. */
        Map<String, String> names() {
            return names(members, cases);
        }

        static Map<String, String> names(List<Member> members, List<Case> cases) {
            Map<String, String> names = new HashMap<>();
            members.forEach(
                    member -> member.identities().forEach(linked -> names.put(linked.identity(), member.userId())));
            cases.forEach(one -> names.put(one.id(), one.owner()));
            return names;
        }
    }
}
