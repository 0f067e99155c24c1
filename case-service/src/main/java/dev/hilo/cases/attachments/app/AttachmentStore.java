package dev.hilo.cases.attachments.app;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of attachments, by an id that never stands for other bytes, and whose they are. A file waits until something
 * names it; what nothing names in time is swept away.
 */
public interface AttachmentStore {

    /** @param size bytes; {@code sha256} of them, hexadecimal */
    record Stored(String id, String name, String mediaType, long size, String sha256) {}

    /**
     * Whose a file is.
     *
     * @param uploadedBy the subject who handed it in; empty where that is not known any more
     * @param user whose it is; null while nobody knows
     * @param shown whether something that the user may read names it
     * @param waitsUntil when it goes unless something names it; null once something does
     * @param cases in which something names it
     * @param sent whether a message to the user names it, which a channel delivers
     */
    record Belonging(
            String uploadedBy,
            @Nullable String user,
            boolean shown,
            @Nullable Instant waitsUntil,
            Set<String> cases,
            boolean sent) {

        public Belonging(String uploadedBy, @Nullable String user, boolean shown, @Nullable Instant waitsUntil) {
            this(uploadedBy, user, shown, waitsUntil, Set.of(), false);
        }

        /** What was just handed in. */
        public static Belonging waiting(String uploadedBy, @Nullable String user, Instant until) {
            return new Belonging(uploadedBy, user, false, until);
        }
    }

    record Known(Stored stored, Belonging belonging) {}

    /** An attachment with its bytes; the reader closes them. */
    record Opened(Known file, InputStream bytes) implements AutoCloseable {

        public Stored stored() {
            return file.stored();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** Stores it, or finds it stored already: the same id again changes nothing. */
    Stored put(String id, String name, String mediaType, byte[] bytes, Belonging belonging);

    Optional<Opened> open(String id);

    /** What is known of a file, without its bytes. */
    Optional<Known> find(String id);

    /** One that still waits waits until then. */
    void waitUntil(String id, Instant until);

    /**
     * Gives a file to a user on the word of what is about to name it; it waits on until it is {@link #named}. One that is
     * among these users' stays whose it is.
     *
     * @param users of whom it may be already
     * @param owner among them, whose it becomes if it is nobody's
     * @param shown whether the user may read what names it
     * @return false where it is another user's, or gone
     */
    boolean claim(String id, Set<String> users, String owner, boolean shown, Instant until);

    /** Something that belongs to no case names these files. */
    default void named(Collection<String> ids, Set<String> users, String owner, boolean shown) {
        named(ids, users, owner, shown, null, false);
    }

    /**
     * Something names these files: what is nobody's is the owner's now, and what is theirs, or these users', stays.
     *
     * @param caseId of what names them
     * @param sent whether it is a message to the user
     */
    void named(
            Collection<String> ids,
            Set<String> users,
            String owner,
            boolean shown,
            @Nullable String caseId,
            boolean sent);

    /** Those of these that still wait. */
    Set<String> waiting(Collection<String> ids);

    /** How many files of this subject wait, as far as {@code most}. */
    int waitingOf(String uploadedBy, int most);

    /** Files whose time is over, the longest overdue first. */
    List<String> overdue(Instant now, int most);

    /** Deletes it unless something has named or claimed it meanwhile; says whether it did. */
    boolean sweep(String id, Instant now);

    /** Deletes files of these users among these, and what is nobody's; those that are not there are passed over. */
    void delete(Collection<String> ids, Set<String> users);

    /** All files of these users. */
    Set<String> of(Set<String> users);
}
