package dev.hilo.cases.context.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whose a channel identity is. Where it is behind, the log says who is meant; see {@link Rerouting}. */
public interface Identities {

    /** @param formerUsers whose it was before, the latest last */
    record Owner(String userId, List<String> formerUsers) {}

    /** Those of the identities that have an owner. One round trip. */
    Map<String, Owner> find(Collection<String> identities);

    /** Gives identities without an owner one; where another was faster, theirs holds. Returns who owns each now. */
    Map<String, Owner> claim(Map<String, String> userByIdentity);

    /** Takes identities from an erased user: who writes on them next is somebody new. */
    void release(Collection<String> identities, String fromUser);

    /**
     * Takes the identities of an erased person out of the register. Who writes on one of them next is somebody new; what
     * comes again from before is still known to have come.
     *
     * @param logs in which it may have
     */
    void erase(Collection<String> identities, Collection<String> fromUsers, Collection<String> logs);

    /**
     * Takes an identity from somebody who turned out to be erased, as {@link #erase} does, unless it has moved meanwhile.
     *
     * @param owner as the register says
     * @param erased who had gone on for them
     * @param logs in which their history is
     */
    default void letGo(String identity, String owner, String erased, Collection<String> logs) {
        if (!owner.equals(erased)) {
            move(identity, owner, erased);
        }
        erase(List.of(identity), List.of(erased), logs);
    }

    /** Moves identities from one user to another, but for those that have moved meanwhile. One round trip. */
    void move(Collection<String> identities, String fromUser, String toUser);

    /** Moves an identity from one user to another, unless it has moved meanwhile. */
    default void move(String identity, String fromUser, String toUser) {
        move(List.of(identity), fromUser, toUser);
    }
}
