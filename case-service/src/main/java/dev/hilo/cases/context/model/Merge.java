package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.LinkedIdentity.How;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A merge that stands.
 *
 * @param user who was merged
 * @param version of the context that it stands in, when it came there
 * @param members whom the merged user brought along, themself first, and who was merged into one of them since
 * @param mergedVersion the last of the merged user's log, which says whom they were merged into, by whom and why
 */
public record Merge(String id, String user, long version, Instant at, List<String> members, long mergedVersion) {

    /** The id of the merge that a cause makes. Those of proofs, and no others, begin with {@link How#word} and a colon. */
    public static String idOf(String causeId) {
        return "merge:" + causeId;
    }

    /** Whether it rests on more than an agent's word. */
    boolean isProven() {
        return Stream.of(How.values()).filter(How::isProof).anyMatch(how -> id.startsWith(idOf(how.word() + ":")));
    }

    Merge without(Collection<String> leaving) {
        return new Merge(
                id,
                user,
                version,
                at,
                members.stream().filter(member -> !leaving.contains(member)).toList(),
                mergedVersion);
    }

    /** The same with those who joined one of its members. */
    Merge with(String joined, Collection<String> more) {
        return members.contains(joined)
                ? new Merge(
                        id,
                        user,
                        version,
                        at,
                        Stream.concat(members.stream(), more.stream())
                                .distinct()
                                .toList(),
                        mergedVersion)
                : this;
    }

    /** The same in another context, or in the same once more. */
    Merge arrivedAt(long there) {
        return new Merge(id, user, there, at, members, mergedVersion);
    }
}
