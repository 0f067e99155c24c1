package dev.hilo.analytics.cases.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a commit leads to.
 *
 * @param changed histories that the commit changed
 */
public record Folding(UserPosition user, Map<String, CaseHistory> changed) {

    /**
     * Folds a commit. One that the user's position has seen changes nothing; nor does one that a case has seen change
     * the case, though the position was not saved after it. What is said of a case that was never opened here is passed
     * over.
     */
    public static Folding of(UserPosition user, Map<String, CaseHistory> known, Commit commit) {
        if (commit.version() <= user.version()) {
            return new Folding(user, Map.of());
        }
        UserPosition now = user;
        Map<String, CaseHistory> changed = new LinkedHashMap<>();
        for (CaseFact fact : commit.facts()) {
            switch (fact) {
                case CaseFact.InteractionRecorded recorded -> now = now.heard(recorded);
                case CaseFact.OfCase ofCase -> {
                    CaseHistory stored = known.get(ofCase.caseId());
                    if (stored == null || stored.version() < commit.version()) {
                        CaseHistory before = changed.getOrDefault(ofCase.caseId(), stored);
                        after(before, ofCase, commit, now)
                                .filter(after -> !after.equals(before))
                                .ifPresent(after -> changed.put(after.caseId(), after));
                    }
                }
            }
        }
        return new Folding(now.at(commit.version()), changed);
    }

    private static Optional<CaseHistory> after(
            @Nullable CaseHistory before, CaseFact.OfCase fact, Commit commit, UserPosition user) {
        if (before != null) {
            return Optional.of(before.after(fact, commit, user));
        }
        return fact instanceof CaseFact.CaseOpened opened
                ? Optional.of(CaseHistory.opened(opened, commit))
                : Optional.empty();
    }
}
