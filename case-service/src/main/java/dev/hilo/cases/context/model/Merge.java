package dev.hilo.cases.context.model;

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
