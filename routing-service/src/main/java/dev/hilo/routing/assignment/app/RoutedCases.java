package dev.hilo.routing.assignment.app;

import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the cases to be routed: what the context says of them, and routing's own reservations. */
public interface RoutedCases {

    Map<String, RoutedCase> load(Collection<String> caseIds);

    /** What is not done of these users. */
    List<RoutedCase> ofUsers(Collection<String> userIds);

    /** Saves what the context says. A case that is stored as it is or later ({@link RoutedCase#AGE}) stays as it is. */
    void save(Collection<RoutedCase> cases);

    /** How many cases each agent has or is promised; agents with none are absent. */
    Map<String, Integer> loads();

    /** Those that wait on a queue, in the order in which they should be given out. */
    List<RoutedCase> waiting(String queue, int limit);

    /** Promises a waiting case. False, and nothing changes, when it is not waiting any more as it was read. */
    boolean reserve(RoutedCase waiting, String agentId, Instant until);

    /** Takes a promise back, unless the case has moved on meanwhile. */
    void release(RoutedCase reserved);

    /** Takes all promises back that ended at {@code now} or before; tells how many. */
    long releaseLapsed(Instant now);

    /** All that are promised. */
    List<RoutedCase> reserved();

    /** Cases of a queue with one of these statuses, in the order in which they should be given out. */
    List<RoutedCase> ofQueue(String queue, Set<Status> statuses, int limit);

    /** How many cases of each queue have each status, leaving out those that are done. */
    Map<String, Map<Status, Integer>> counts();
}
