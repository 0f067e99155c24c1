package dev.hilo.routing.assignment.app;

import dev.hilo.routing.assignment.model.CaseFact;
import dev.hilo.routing.assignment.model.Commit;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds a batch of commits into the cases to be routed. Cases are saved before the positions: after a crash in between,
 * the same commits fold into the same cases, whose own versions turn them away.
 */
public final class FoldCommits {

    private final RoutedCases cases;
    private final Positions positions;

    public FoldCommits(RoutedCases cases, Positions positions) {
        this.cases = cases;
        this.positions = positions;
    }

    /** How far each of these users has been folded; who never was is absent. */
    public Map<String, Long> reached(Collection<String> userIds) {
        return positions.load(userIds);
    }

    /** Takes commits in the order of the stream; those seen before make no difference. */
    public void of(List<Commit> commits) {
        Map<String, Long> reached = new HashMap<>(
                positions.load(commits.stream().map(Commit::userId).collect(Collectors.toUnmodifiableSet())));
        List<Commit> fresh = new ArrayList<>();
        for (Commit commit : commits) {
            if (commit.version() > reached.getOrDefault(commit.userId(), 0L)) {
                reached.put(commit.userId(), commit.version());
                fresh.add(commit);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        Collection<RoutedCase> changed = fold(fresh);
        if (!changed.isEmpty()) {
            cases.save(changed);
        }
        positions.save(reached);
    }

    private Collection<RoutedCase> fold(List<Commit> commits) {
        Map<String, RoutedCase> known = new HashMap<>(cases.load(commits.stream()
                .flatMap(commit -> commit.facts().stream())
                .map(CaseFact::caseId)
                .collect(Collectors.toUnmodifiableSet())));
        Set<String> erased =
                commits.stream().filter(Commit::erased).map(Commit::userId).collect(Collectors.toUnmodifiableSet());
        if (!erased.isEmpty()) {
            cases.ofUsers(erased).forEach(routed -> known.putIfAbsent(routed.caseId(), routed));
        }
        Map<String, RoutedCase> changed = new LinkedHashMap<>();
        for (Commit commit : commits) {
            for (CaseFact fact : commit.facts()) {
                RoutedCase before = known.get(fact.caseId());
                if (before == null || !hasSeen(before, commit) || changed.containsKey(fact.caseId())) {
                    RoutedCase.after(before, fact, commit).ifPresent(after -> {
                        known.put(after.caseId(), after);
                        changed.put(after.caseId(), after);
                    });
                }
            }
            if (commit.erased()) {
                known.values().stream()
                        .filter(routed -> routed.userId().equals(commit.userId()) && routed.status() != Status.DONE)
                        .map(routed -> routed.erased(commit))
                        .forEach(routed -> changed.put(routed.caseId(), routed));
                known.putAll(changed);
            }
        }
        return changed.values();
    }

    /** After a crash between cases and positions. */
    private static boolean hasSeen(RoutedCase routed, Commit commit) {
        return routed.userId().equals(commit.userId()) && routed.version() >= commit.version();
    }
}
