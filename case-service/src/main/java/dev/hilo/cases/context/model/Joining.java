package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.LinkedIdentity.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a user one of whose identities turns out to be somebody else's. A user with nothing verified besides it
 * was nobody but that person: they are merged. Else only the identity moves: it may be a device that two people use. It also
 * moves alone where only an agent's word ties it to that user, of whom nothing is proven then.
 * So it does where more would come along than a commit holds.
 *
 * @param identity that is {@code toMember}'s
 * @param channel it belongs to, where the context does not know it
 * @param toMember a user, or one who was merged into another
 * @param how it is known
 * @param mergeId of the merge that may come of it
 */
public record Joining(
        String identity,
        String channel,
        String toMember,
        How how,
        String mergeId,
        String actor,
        @Nullable String reason) {

    /** The fact in the context that has the identity; none when both are one already. */
    public List<Fact> in(Context context) {
        if (context.hasMember(toMember) || context.lineage().erased()) {
            return List.of();
        }
        Optional<LinkedIdentity> known = context.linked(identity);
        return known.isPresent()
                        && !known.get().isOnAgentsWord()
                        && !isMoreThan(context, identity)
                        && !Merging.isTooLarge(context)
                ? List.of(new UserFact.UserMergedInto(mergeId, toMember, actor, reason))
                : List.of(leaving(
                        context,
                        identity,
                        toMember,
                        known.map(LinkedIdentity::channel).orElse(channel),
                        how,
                        actor,
                        reason));
    }

    /** Whether something besides this identity is vouched for: then it is not all that its user is. */
    public static boolean isMoreThan(Context context, String identity) {
        return context.identities().stream()
                .anyMatch(linked ->
                        linked.how().isVerified() && !linked.identity().equals(identity));
    }

    /** An identity that leaves a context for another user, or that never arrived here and is to go there. */
    public static UserFact.IdentityUnlinked leaving(
            Context context,
            String identity,
            String toUser,
            String channel,
            How how,
            String actor,
            @Nullable String reason) {
        List<String> earlier = new ArrayList<>(context.logsOf(identity));
        earlier.remove(context.userId());
        return new UserFact.IdentityUnlinked(identity, toUser, actor, reason, channel, how, earlier);
    }

    /** The fact with which an identity that left {@code fromUser} arrives; none when it is here or belongs elsewhere. */
    public static Optional<Fact> arriving(Context context, String fromUser, UserFact.IdentityUnlinked left) {
        return context.knows(left.identity()) || context.lineage().erased() || !context.hasMember(left.toUser())
                ? Optional.empty()
                : Optional.of(new UserFact.IdentityLinked(
                        left.identity(),
                        left.channel(),
                        left.how(),
                        fromUser,
                        left.toUser(),
                        left.actor(),
                        left.reason(),
                        left.earlierUsers()));
    }

    /**
     * An identity that is nobody's, or that was known less surely so far, is known to be a member's; none where it is known
     * as surely, and where the member is elsewhere. What an agent gave to one member, nothing proves to be another's.
     */
    public static Optional<Fact> linked(
            Context context,
            String identity,
            String channel,
            String toMember,
            How how,
            @Nullable String actor,
            @Nullable String reason) {
        Optional<LinkedIdentity> known = context.linked(identity);
        boolean news = known.map(linked -> linked.how().givesWayTo(how)
                        && (!linked.isOnAgentsWord()
                                || context.memberOf(identity).equals(toMember)))
                .orElseGet(() -> context.hasMember(toMember));
        if (!news) {
            return Optional.empty();
        }
        return Optional.of(new UserFact.IdentityLinked(
                identity,
                known.map(LinkedIdentity::channel).orElse(channel),
                how,
                known.map(LinkedIdentity::formerUser).orElse(null),
                known.isPresent() ? context.memberOf(identity) : toMember,
                actor,
                reason));
    }
}
