package dev.hilo.kit;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.stream.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Commits that came before an earlier one of their user, kept until that one comes. */
public interface ParkedCommits {

    /**
     * A user of whom a commit is missing.
     *
     * @param parked the versions that wait
     */
    record Gap(String userId, SortedSet<Long> parked, Instant since) {}

    /** Of these users, the gaps that there are. */
    Map<String, Gap> gaps(Collection<String> userIds);

    /** Keeps commits of one user as they came; to keep one twice changes nothing. */
    void park(String userId, Collection<Event<ContextCommitted>> commits, Instant now);

    /** Those of these versions that are kept, in their order. */
    List<Event<ContextCommitted>> take(String userId, Collection<Long> versions);

    /** Forgets these versions, and the gap with the last that was parked. */
    void forget(String userId, Collection<Long> versions);

    /** Some gaps, for operators. */
    List<Gap> some(int most);

    /** About how many users have one. */
    long count();
}
