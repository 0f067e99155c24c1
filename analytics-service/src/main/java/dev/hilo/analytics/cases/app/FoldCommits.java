package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.CaseFact;
import dev.hilo.analytics.cases.model.Chapter;
import dev.hilo.analytics.cases.model.Commit;
import dev.hilo.analytics.cases.model.Folding;
import dev.hilo.analytics.cases.model.UserPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds a batch of commits into chapters: two reads and two writes, however large the batch. Chapters are saved before
 * the positions: after a crash in between, the same commits meet chapters that have seen them. Each chapter is of one log
 * only, so it makes no difference in which order the logs come.
 */
public final class FoldCommits {

    private final Chapters chapters;
    private final UserPositions positions;

    public FoldCommits(Chapters chapters, UserPositions positions) {
        this.chapters = chapters;
        this.positions = positions;
    }

    /** How far each of these users has been folded; who never was is absent. */
    public Map<String, Long> reached(Collection<String> userIds) {
        Map<String, Long> reached = new HashMap<>();
        positions.load(userIds).forEach((user, position) -> reached.put(user, position.version()));
        return reached;
    }

    /** Takes commits in the order of the stream; those seen before make no difference. */
    public void of(List<Commit> commits) {
        Map<String, UserPosition> users = new HashMap<>(
                positions.load(commits.stream().map(Commit::userId).collect(Collectors.toUnmodifiableSet())));
        Map<Chapter.Id, Chapter> known = new HashMap<>(chapters.load(named(commits)));
        Map<Chapter.Id, Chapter> changed = new LinkedHashMap<>();
        Set<String> moved = new HashSet<>();
        for (Commit commit : commits) {
            UserPosition user = users.getOrDefault(commit.userId(), UserPosition.unknown(commit.userId()));
            Folding folding = Folding.of(user, known, commit);
            if (folding.user().version() > user.version()) {
                users.put(commit.userId(), folding.user());
                moved.add(commit.userId());
                known.putAll(folding.changed());
                changed.putAll(folding.changed());
            }
        }
        if (!changed.isEmpty()) {
            chapters.save(changed.values());
        }
        if (!moved.isEmpty()) {
            positions.save(users.values().stream()
                    .filter(user -> moved.contains(user.userId()))
                    .toList());
        }
    }

    private static Set<Chapter.Id> named(List<Commit> commits) {
        Set<Chapter.Id> ids = new HashSet<>();
        for (Commit commit : commits) {
            for (CaseFact fact : commit.facts()) {
                if (fact instanceof CaseFact.OfCase ofCase) {
                    ids.add(new Chapter.Id(ofCase.caseId(), commit.userId()));
                }
                if (fact instanceof CaseFact.OfTwoCases ofTwo) {
                    ids.add(new Chapter.Id(ofTwo.otherCaseId(), commit.userId()));
                }
            }
        }
        return ids;
    }
}
