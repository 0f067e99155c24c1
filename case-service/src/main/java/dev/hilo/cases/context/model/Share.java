package dev.hilo.cases.context.model;

import java.util.List;

/**
 * What a user has in another's log: the versions in which they were one of that context's members, and have left it.
 *
 * @param userId whose log it is
 * @param from first version, {@code to} the last
 * @param member whose it is: what they said there, and what is about their {@code cases}
 */
public record Share(String userId, long from, long to, String member, List<String> cases) {

    /** Whether what a commit says about a case is the member's. */
    boolean isAbout(String logOf, long version, String caseId) {
        return logOf.equals(userId) && version >= from && version <= to && cases.contains(caseId);
    }
}
