package dev.hilo.cases.rebuild.app;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import java.util.Collection;
import java.util.Set;

/** Something that is kept up with the log and can be built from it at any time. */
public interface Projection {

    /** As the operator reads it: the name of its collection. */
    String name();

    /** Starts over for one user. */
    Folded begin(String userId);

    /**
     * Removes what belongs to users whom the log does not know.
     *
     * @return how much that was
     */
    long sweep(KnownUsers known);

    /** One user's part of a projection in the making; is shown their whole log. */
    interface Folded {

        /** The next commit, and the context with it folded in. */
        void add(Commit commit, Context after);

        /**
         * Puts what came of it in the place of what is stored, unless that is newer.
         *
         * @return how many documents were other than they should have been
         */
        long store(Context latest);
    }

    /** Which users have a log. */
    @FunctionalInterface
    interface KnownUsers {
        Set<String> among(Collection<String> userIds);
    }
}
