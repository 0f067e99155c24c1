package dev.hilo.analytics.cases.model;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What one user's log tells of one case. A case goes from log to log when users are merged or a merge is undone, and the
 * logs have no order between them; so each is folded by itself, and only a {@link CaseHistory} puts them together: counts
 * add up, and of the standings the one of the latest stay holds.
 *
 * @param version the last commit of the log that changed it here
 * @param stay the revision with which the case came into the log last; 0 while it is where it was opened
 * @param channel where it was opened
 * @param counts what happened in this log
 */
public record Chapter(
        Id id, long version, long stay, Instant openedAt, String channel, Standing standing, Counts counts) {

    /** Of which case, in whose log. */
    public record Id(String caseId, String userId) {}

    static Chapter opened(CaseFact.CaseOpened opened, Commit commit) {
        return new Chapter(
                new Id(opened.caseId(), commit.userId()),
                commit.version(),
                0,
                commit.at(),
                opened.channel(),
                Standing.opened(opened.queue(), opened.priority()),
                Counts.NONE);
    }

    static Chapter came(CaseFact.CaseCame came, Commit commit) {
        return new Chapter(
                new Id(came.caseId(), commit.userId()),
                commit.version(),
                came.revision(),
                came.openedAt(),
                came.channel(),
                came.standing(),
                Counts.NONE);
    }

    Chapter cameBack(CaseFact.CaseCame came) {
        return new Chapter(id, version, came.revision(), openedAt, channel, came.standing(), counts);
    }

    Chapter at(Commit commit) {
        return new Chapter(id, commit.version(), stay, openedAt, channel, standing, counts);
    }

    Chapter standing(UnaryOperator<Standing> change) {
        return new Chapter(id, version, stay, openedAt, channel, change.apply(standing), counts);
    }

    Chapter counts(UnaryOperator<Counts> change) {
        return new Chapter(id, version, stay, openedAt, channel, standing, change.apply(counts));
    }
}
