package dev.hilo.cases.context.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of which logs are a user's history: all that is said by or about the members of their context, wherever it
 * was committed. Every line of every log is in the history of one user, and changes over to another with the member.
 */
public final class History {

    private final Set<String> members;
    private final List<Share> stays;
    private final List<Range> ranges;

    private History(Set<String> members, List<Share> stays, List<Range> ranges) {
        this.members = members;
        this.stays = stays;
        this.ranges = ranges;
    }

    /** Versions of a log, both included. */
    public record Range(String userId, long from, long to) {

        Range and(Range other) {
            return new Range(userId, Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    public static History of(Context context) {
        Map<String, Range> ranges = new HashMap<>();
        Stream.of(
                        Stream.of(new Range(context.userId(), 1, context.version())),
                        context.lineage().merges().stream()
                                .map(merge -> new Range(merge.user(), 1, merge.mergedVersion())),
                        context.lineage().shares().stream()
                                .map(share -> new Range(share.userId(), share.from(), share.to())))
                .flatMap(some -> some)
                .forEach(range -> ranges.merge(range.userId(), range, Range::and));
        List<Share> stays = new ArrayList<>(context.lineage().shares());
        stays.addAll(context.lineage().away());
        return new History(new HashSet<>(context.memberIds()), List.copyOf(stays), List.copyOf(ranges.values()));
    }

    /** Where its lines are, the logs in no order; not every line there is one of them. */
    public List<Range> ranges() {
        return ranges;
    }

    /**
     * Whether a line of a log belongs to it.
     *
     * @param member who said it, null when it was not said by a user
     * @param caseId what it is about, where it is about a case
     */
    public boolean has(String logOf, long version, @Nullable String member, @Nullable String caseId) {
        return members.contains(member == null ? concerned(logOf, version, caseId) : member);
    }

    /** Who a line is about: whose the case was, of those who were in that log's context, else the log's own user. */
    private String concerned(String logOf, long version, @Nullable String caseId) {
        return caseId == null
                ? logOf
                : stays.stream()
                        .filter(stay -> stay.isAbout(logOf, version, caseId))
                        .map(Share::member)
                        .findFirst()
                        .orElse(logOf);
    }
}
