package dev.hilo.cases.desk.app;

import dev.hilo.cases.context.app.Cause;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseSteps;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.desk.app.CaseList.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happens to cases because time passes: one whose user is silent after its resolution is closed, one that has waited
 * long enough is open again. Any number of replicas may do it at once: each step is committed once.
 */
public final class PassTime {

    private static final int PAGE = 200;
    private static final int SIZE = 1_000;

    private final WaitingCases waiting;
    private final Committer committer;
    private final Duration closeAfter;
    private final Clock clock;

    /** @param closeAfter how long a user may be silent; zero when silence closes nothing */
    public PassTime(WaitingCases waiting, Committer committer, Duration closeAfter, Clock clock) {
        this.waiting = waiting;
        this.committer = committer;
        this.closeAfter = closeAfter;
        this.clock = clock;
    }

    /** Cases that wait for a time to come. Rows may be behind, and are only where to look. */
    public interface WaitingCases {

        /** The place after a row, in the order of their times. */
        record After(Instant time, String caseId) {}

        /** Resolved not later than a time, the earliest first. */
        List<Row> resolved(Instant notAfter, @Nullable After after, int most);

        /** To be looked at not later than a time, the earliest first. */
        List<Row> due(Instant notAfter, @Nullable After after, int most);
    }

    /** Closes what users were silent about. Returns how many. */
    public int closeSilent() {
        if (closeAfter.isZero()) {
            return 0;
        }
        Instant before = clock.instant().minus(closeAfter);
        return eachPage(
                after -> waiting.resolved(before, after, PAGE),
                one -> one.progress().resolvedAt(),
                CaseSteps.SILENCE,
                (context, step) -> CaseSteps.silence(context, step.caseId(), step.time()));
    }

    /** Opens what has waited long enough. Returns how many. */
    public int openDue() {
        Instant now = clock.instant();
        return eachPage(
                after -> waiting.due(now, after, PAGE),
                one -> one.handling().until(),
                CaseSteps.DUE,
                (context, step) -> CaseSteps.due(context, step.caseId(), step.time()));
    }

    private int eachPage(
            Function<WaitingCases.@Nullable After, List<Row>> pages,
            Function<Case, @Nullable Instant> timeOf,
            String name,
            BiFunction<Context, WaitingCases.After, Decision> decide) {
        Set<String> done = new HashSet<>();
        WaitingCases.After after = null;
        List<Row> rows;
        do {
            rows = pages.apply(after);
            Map<String, List<Cause>> causes = new LinkedHashMap<>();
            for (Row row : rows) {
                Instant time = timeOf.apply(row.content());
                if (time != null) {
                    after = new WaitingCases.After(time, row.content().id());
                    causes.computeIfAbsent(row.userId(), user -> new ArrayList<>())
                            .add(cause(name, after, decide, done));
                }
            }
            committer.commit(causes);
        } while (rows.size() == PAGE);
        return done.size();
    }

    private static Cause cause(
            String name,
            WaitingCases.After step,
            BiFunction<Context, WaitingCases.After, Decision> decide,
            Set<String> done) {
        return new Cause(
                name + "/" + step.caseId() + "/" + step.time(),
                step.caseId(),
                SIZE,
                (context, numbers) -> {
                    if (decide.apply(context, step) instanceof Decision.Accepted accepted) {
                        done.add(step.caseId());
                        return accepted.facts();
                    }
                    return List.of();
                },
                null);
    }
}
