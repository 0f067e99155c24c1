package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.context.model.Decision;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Locale;

/** Refusals of the core as problems. */
final class CaseProblems {

    private CaseProblems() {}

    static HttpProblem notNow(Decision.NotNow refused) {
        String status = refused.status().name().toLowerCase(Locale.ROOT);
        List<String> allowed =
                refused.status().isActive() ? List.of("message", "assign", "resolve") : List.of("message");
        return Problems.problem(ProblemType.CASE_STATUS)
                .with("case", refused.caseId())
                .with("wish", refused.wish())
                .with("status_of_case", status)
                .with("allowed", allowed)
                .build();
    }
}
