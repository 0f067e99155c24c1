package dev.hilo.routing.assignment.app;

import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class MemoryRoutedCases implements RoutedCases {

    private final Map<String, RoutedCase> cases = new HashMap<>();

    @Override
    public synchronized Map<String, RoutedCase> load(Collection<String> caseIds) {
        Map<String, RoutedCase> found = new HashMap<>(cases);
        found.keySet().retainAll(caseIds);
        return found;
    }

    @Override
    public synchronized List<RoutedCase> ofUsers(Collection<String> userIds) {
        return having(EnumSet.complementOf(EnumSet.of(Status.DONE)))
                .filter(one -> userIds.contains(one.userId()))
                .toList();
    }

    @Override
    public synchronized void save(Collection<RoutedCase> changed) {
        changed.forEach(one ->
                cases.merge(one.caseId(), one, (old, later) -> RoutedCase.AGE.compare(later, old) > 0 ? later : old));
    }

    @Override
    public synchronized Map<String, Integer> loads() {
        return having(Set.of(Status.RESERVED, Status.ASSIGNED))
                .collect(Collectors.toMap(one -> Objects.requireNonNull(one.agentId()), one -> 1, Integer::sum));
    }

    @Override
    public synchronized List<RoutedCase> waiting(String queue, int limit) {
        return ofQueue(queue, Set.of(Status.WAITING), limit);
    }

    @Override
    public synchronized boolean reserve(RoutedCase waiting, String agentId, Instant until) {
        RoutedCase stored = cases.get(waiting.caseId());
        if (stored == null || RoutedCase.AGE.compare(stored, waiting) != 0 || stored.status() != Status.WAITING) {
            return false;
        }
        cases.put(stored.caseId(), stored.reserved(agentId, until));
        return true;
    }

    @Override
    public synchronized void release(RoutedCase reserved) {
        cases.computeIfPresent(
                reserved.caseId(),
                (id, stored) -> RoutedCase.AGE.compare(stored, reserved) == 0
                                && stored.status() == Status.RESERVED
                                && Objects.equals(stored.agentId(), reserved.agentId())
                        ? stored.released()
                        : stored);
    }

    @Override
    public synchronized long releaseLapsed(Instant now) {
        Predicate<RoutedCase> lapsed =
                one -> !Objects.requireNonNull(one.reservedUntil()).isAfter(now);
        List<RoutedCase> over = reserved().stream().filter(lapsed).toList();
        over.forEach(this::release);
        return over.size();
    }

    @Override
    public synchronized List<RoutedCase> reserved() {
        return having(Set.of(Status.RESERVED)).toList();
    }

    @Override
    public synchronized List<RoutedCase> ofQueue(String queue, Set<Status> statuses, int limit) {
        return having(statuses)
                .filter(one -> one.queue().equals(queue))
                .sorted(RoutedCase.ORDER)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<String, Map<Status, Integer>> counts() {
        return having(EnumSet.complementOf(EnumSet.of(Status.DONE)))
                .collect(Collectors.groupingBy(
                        RoutedCase::queue, Collectors.toMap(RoutedCase::status, one -> 1, Integer::sum)));
    }

    private Stream<RoutedCase> having(Set<Status> statuses) {
        return cases.values().stream().filter(one -> statuses.contains(one.status()));
    }
}
