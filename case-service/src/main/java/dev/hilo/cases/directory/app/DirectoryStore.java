package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.Elsewhere;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Entries by id. A write of an entry's content succeeds only upon the version before it. */
public interface DirectoryStore {

    /** The orders that entries can be listed in. */
    enum Order {
        CREATED,
        MODIFIED,
        USER_NAME
    }

    void insert(DirectoryEntry entry);

    Optional<DirectoryEntry> find(String id);

    /** Live entries that name an identity. */
    List<DirectoryEntry> findByIdentity(String identity, int most);

    /** Entries of a user, in any stage. */
    List<DirectoryEntry> findByUser(String userId);

    /** Live entries. */
    List<DirectoryEntry> page(Order order, boolean ascending, long skip, int most);

    /** How many live entries there are. */
    long count();

    /** False when the stored entry is not of the version before, or its user was settled meanwhile. */
    boolean replace(DirectoryEntry next);

    /** Settles whose the entry is, unless that was done; returns whose it is. */
    String settleUser(String id, String userId);

    /** Notes that the user's context has heard of this version; false when there is a later one. */
    boolean told(DirectoryEntry entry, List<Elsewhere> elsewhere);

    void remove(String id);

    /** Entries whose users' contexts have not heard of them, the longest waiting first. */
    List<DirectoryEntry> untold(Instant modifiedBefore, int most);

    /** Those of the users whom another entry than this one speaks of, gone ones aside. */
    Set<String> usersWithOtherEntry(Collection<String> userIds, String entryId);
}
