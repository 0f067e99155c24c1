package dev.hilo.cases.directory.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the directory.
 *
 * @param version grows with each write of it
 * @param keys the names that it holds, or is about to hold
 * @param userId whose context it speaks to; null until that is settled, and then for good
 * @param elsewhere identities of it that other users have
 * @param told whether the user's context has heard of this content
 */
public record DirectoryEntry(
        String id,
        long version,
        Stage stage,
        Set<String> keys,
        Draft content,
        @Nullable String userId,
        List<Elsewhere> elsewhere,
        boolean told,
        Instant createdAt,
        Instant modifiedAt) {

    public enum Stage {
        /** Its names may turn out to be taken. */
        NEW,
        LIVE,
        /** Deleted; here until the user's context has heard of it. */
        GONE
    }

    public static DirectoryEntry created(String id, Draft content, Instant at) {
        return new DirectoryEntry(id, 1, Stage.NEW, content.names().keys(), content, null, List.of(), false, at, at);
    }

    public boolean holds(String key) {
        return keys.contains(key);
    }

    /** The names to reserve for this content; one that was reached for and never got is among them. */
    public Set<String> missing(Draft next) {
        Set<String> missing = new HashSet<>(next.names().keys());
        missing.removeAll(content.names().keys());
        return missing;
    }

    /** The same, on its way to further names. */
    public DirectoryEntry reachingFor(Set<String> more) {
        Set<String> all = new HashSet<>(keys);
        all.addAll(more);
        return new DirectoryEntry(id, version + 1, stage, all, content, userId, elsewhere, told, createdAt, modifiedAt);
    }

    /** The same with the names of its content only. */
    public DirectoryEntry withoutReach() {
        return new DirectoryEntry(
                id,
                version + 1,
                stage,
                content.names().keys(),
                content,
                userId,
                elsewhere,
                told,
                createdAt,
                modifiedAt);
    }

    public DirectoryEntry replaced(Draft next, Instant at) {
        return new DirectoryEntry(
                id, version + 1, stage, next.names().keys(), next, userId, elsewhere, false, createdAt, at);
    }

    /** Deactivated, without names: who comes next may have them. */
    public DirectoryEntry gone(Instant at) {
        Draft last = new Draft(content.names(), content.person().deactivated(), content.document());
        return new DirectoryEntry(id, version + 1, Stage.GONE, Set.of(), last, userId, elsewhere, false, createdAt, at);
    }

    public DirectoryEntry of(String user) {
        return new DirectoryEntry(id, version, stage, keys, content, user, elsewhere, told, createdAt, modifiedAt);
    }

    public DirectoryEntry told(List<Elsewhere> others) {
        return new DirectoryEntry(
                id,
                version,
                stage == Stage.NEW ? Stage.LIVE : stage,
                keys,
                content,
                userId,
                others,
                true,
                createdAt,
                modifiedAt);
    }
}
