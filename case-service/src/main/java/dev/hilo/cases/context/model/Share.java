package dev.hilo.cases.context.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versions of a user's log that belong to somebody's history.
 *
 * @param from first version, {@code to} the last
 * @param members only what these members said, and what is about {@code cases}; everything when empty
 */
public record Share(String userId, long from, long to, List<String> members, List<String> cases) {

    static Share whole(String userId, long to) {
        return new Share(userId, 1, to, List.of(), List.of());
    }

    /**
     * Whether a line of a log belongs to it.
     *
     * @param member who said it, null when it was not said by the user
     * @param caseId what it is about, where it is about a case
     */
    public boolean covers(String logOf, long version, @Nullable String member, @Nullable String caseId) {
        return logOf.equals(userId)
                && version >= from
                && version <= to
                && (members.isEmpty()
                        || (member == null ? caseId != null && cases.contains(caseId) : members.contains(member)));
    }
}
