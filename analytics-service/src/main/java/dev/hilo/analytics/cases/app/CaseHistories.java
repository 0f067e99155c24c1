package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.Absorbed;
import dev.hilo.analytics.cases.model.CaseHistory;
import dev.hilo.analytics.cases.model.Chapter;
import dev.hilo.analytics.cases.model.Counts;
import dev.hilo.analytics.cases.model.Spoken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Puts cases together from their chapters, and from those of the cases that were merged into them. */
public final class CaseHistories {

    private final Chapters chapters;

    public CaseHistories(Chapters chapters) {
        this.chapters = chapters;
    }

    public Optional<CaseHistory> find(String caseId) {
        List<Chapter> found = chapters.ofCases(Set.of(caseId));
        return found.isEmpty() ? Optional.empty() : Optional.of(history(found));
    }

    /** Hands over each case opened from {@code from} on and before {@code to}, one at a time, in no order. */
    public void forEachOpened(Instant from, Instant to, Consumer<CaseHistory> consumer) {
        chapters.forEachOpened(from, to, found -> consumer.accept(history(found)));
    }

    private CaseHistory history(List<Chapter> found) {
        return CaseHistory.of(found, absorbed(CaseHistory.counts(found), member -> true));
    }

    /** What was said about the cases merged into one, and into those. */
    private Spoken absorbed(Counts counts, Predicate<String> members) {
        Spoken sum = Spoken.NOTHING;
        for (Absorbed absorbed : counts.absorbed()) {
            Counts other = CaseHistory.counts(chapters.ofCases(Set.of(absorbed.caseId())));
            Predicate<String> counted = members.and(absorbed::includes);
            sum = sum.plus(other.spoken().of(counted)).plus(absorbed(other, counted));
        }
        return sum;
    }
}
