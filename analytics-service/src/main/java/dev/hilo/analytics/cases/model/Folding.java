package dev.hilo.analytics.cases.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a commit leads to.
 *
 * @param changed chapters that the commit changed
 */
public record Folding(UserPosition user, Map<Chapter.Id, Chapter> changed) {

    /**
     * Folds a commit. One that the user's position has seen changes nothing; nor does one that a chapter has seen change
     * it, though the position was not saved after it. What is said of a case that was never opened in this log and never
     * came there is passed over.
     *
     * @param known chapters of this log
     */
    public static Folding of(UserPosition user, Map<Chapter.Id, Chapter> known, Commit commit) {
        if (commit.version() <= user.version()) {
            return new Folding(user, Map.of());
        }
        Pass pass = new Pass(user, known, commit);
        commit.facts().forEach(pass::fold);
        return new Folding(pass.user.at(commit.version()), pass.changed);
    }

    /** One commit on its way in. */
    private static final class Pass {

        private final Map<Chapter.Id, Chapter> known;
        private final Map<Chapter.Id, Chapter> changed = new LinkedHashMap<>();
        private final Commit commit;
        private UserPosition user;

        Pass(UserPosition user, Map<Chapter.Id, Chapter> known, Commit commit) {
            this.user = user;
            this.known = known;
            this.commit = commit;
        }

        void fold(CaseFact fact) {
            switch (fact) {
                case CaseFact.InteractionRecorded f -> user = user.heard(f);
                case CaseFact.CaseOpened f -> begin(f.caseId(), Chapter.opened(f, commit), here -> here);
                case CaseFact.CaseCame f -> begin(f.caseId(), Chapter.came(f, commit), here -> here.cameBack(f));
                case CaseFact.InteractionAttached f ->
                    user.channelOf(f.interactionId())
                            .ifPresent(channel -> count(f.caseId(), to -> to.spoken(f.member(), channel, 1)));
                case CaseFact.InteractionMoved f -> {
                    count(f.caseId(), from -> from.spoken(f.member(), f.channel(), -1));
                    count(f.otherCaseId(), to -> to.spoken(f.member(), f.channel(), 1));
                }
                case CaseFact.PartMoved f -> move(f);
                case CaseFact.CaseMerged f -> {
                    stand(f.caseId(), standing -> standing.merged(f.otherCaseId()));
                    count(f.otherCaseId(), into -> into.absorbing(f.caseId()));
                }
                case CaseFact.AgentMessageSent f -> count(f.caseId(), counts -> counts.answered(commit.at()));
                case CaseFact.CaseResolved f -> stand(f.caseId(), now -> now.resolved(commit.at(), f.cause()));
                case CaseFact.CaseReopened f -> {
                    stand(f.caseId(), Standing::reopened);
                    count(f.caseId(), counts -> counts.reopened(f.rejected()));
                }
                case CaseFact.StatusChanged f -> stand(f.caseId(), standing -> standing.at(f.status()));
                case CaseFact.HandlingChanged f -> stand(f.caseId(), standing -> standing.handled(f));
                case CaseFact.FeedbackGiven f -> stand(f.caseId(), standing -> standing.scored(f.score()));
            }
        }

        private void move(CaseFact.PartMoved part) {
            count(part.caseId(), from -> from.giving(part.otherCaseId(), part.member()));
            Chapter from = now(part.caseId());
            if (from != null) {
                from.counts()
                        .gifts(part.otherCaseId(), part.member())
                        .forEach(gift -> count(part.otherCaseId(), to -> to.given(gift)));
            }
        }

        private void stand(String caseId, UnaryOperator<Standing> change) {
            change(caseId, chapter -> chapter.standing(change));
        }

        private void count(String caseId, UnaryOperator<Counts> change) {
            change(caseId, chapter -> chapter.counts(change));
        }

        private void begin(String caseId, Chapter begun, UnaryOperator<Chapter> again) {
            if (now(caseId) == null) {
                changed.put(begun.id(), begun);
            } else {
                change(caseId, again);
            }
        }

        private void change(String caseId, UnaryOperator<Chapter> change) {
            Chapter before = now(caseId);
            if (before != null && !hasSeen(before.id())) {
                Chapter after = change.apply(before);
                if (!after.equals(before)) {
                    changed.put(after.id(), after.at(commit));
                }
            }
        }

        private boolean hasSeen(Chapter.Id id) {
            Chapter stored = known.get(id);
            return stored != null && stored.version() >= commit.version();
        }

        private @Nullable Chapter now(String caseId) {
            Chapter.Id id = new Chapter.Id(caseId, commit.userId());
            Chapter here = changed.get(id);
            return here == null ? known.get(id) : here;
        }
    }
}
