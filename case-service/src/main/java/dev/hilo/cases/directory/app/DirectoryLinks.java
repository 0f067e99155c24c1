package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.model.Elsewhere;
import java.util.Collection;
import java.util.List;

/** What becomes of identities that the directory says are a user's, and that other users have. */
public interface DirectoryLinks {

    /** Called first: what was begun about identities, and is not finished since somebody died, is finished. */
    void finish(Collection<String> identities);

    /**
     * Called before the entry's facts are committed, again after every failure. It may merge the other users into this
     * one, but never one who is {@linkplain Elsewhere#inDirectory in the directory} too.
     *
     * @return what still belongs to others; it is shown in the entry
     */
    List<Elsewhere> settle(String entryId, String userId, List<Elsewhere> elsewhere);
}
