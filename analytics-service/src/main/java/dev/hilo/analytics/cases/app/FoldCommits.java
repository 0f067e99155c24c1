package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.CaseFact;
import dev.hilo.analytics.cases.model.CaseHistory;
import dev.hilo.analytics.cases.model.Commit;
import dev.hilo.analytics.cases.model.Folding;
import dev.hilo.analytics.cases.model.UserPosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds a batch of commits into histories: two reads and two writes, however large the batch. Histories are saved before
 * the positions: after a crash in between, the same commits meet histories that have seen them.
 */
public final class FoldCommits {

    private final CaseHistories histories;
    private final UserPositions positions;

    public FoldCommits(CaseHistories histories, UserPositions positions) {
        this.histories = histories;
        this.positions = positions;
    }

    /** Takes commits in the order of the stream; those seen before make no difference. */
    public void of(List<Commit> commits) {
        Map<String, UserPosition> users = new HashMap<>(
                positions.load(commits.stream().map(Commit::userId).collect(Collectors.toUnmodifiableSet())));
        Map<String, CaseHistory> cases = new HashMap<>(histories.load(named(commits)));
        Map<String, CaseHistory> changed = new LinkedHashMap<>();
        Set<String> moved = new HashSet<>();
        for (Commit commit : commits) {
            UserPosition user = users.getOrDefault(commit.userId(), UserPosition.unknown(commit.userId()));
            Folding folding = Folding.of(user, cases, commit);
            if (folding.user().version() > user.version()) {
                users.put(commit.userId(), folding.user());
                moved.add(commit.userId());
                cases.putAll(folding.changed());
                changed.putAll(folding.changed());
            }
        }
        if (!changed.isEmpty()) {
            histories.save(changed.values());
        }
        if (!moved.isEmpty()) {
            positions.save(users.values().stream()
                    .filter(user -> moved.contains(user.userId()))
                    .toList());
        }
    }

    private static Set<String> named(List<Commit> commits) {
        Set<String> caseIds = new HashSet<>();
        for (Commit commit : commits) {
            for (CaseFact fact : commit.facts()) {
                if (fact instanceof CaseFact.OfCase ofCase) {
                    caseIds.add(ofCase.caseId());
                }
            }
        }
        return caseIds;
    }
}
