package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.List;

/**
 * A merge that stands.
 *
 * @param user who was merged
 * @param version of the context that it stands in, when it came there
 * @param members whom the merged user brought along, themself first
 * @param shares of logs that came along
 */
public record Merge(String id, String user, long version, Instant at, List<String> members, List<Share> shares) {

    Merge without(List<String> leaving) {
        return new Merge(
                id,
                user,
                version,
                at,
                members.stream().filter(member -> !leaving.contains(member)).toList(),
                shares);
    }
}
