package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.context.model.Decision;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.rest.IfMatch;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Refusals of the core as problems. */
final class CaseProblems {

    private CaseProblems() {}

    static HttpProblem stale(Decision.Stale stale) {
        return IfMatch.failed(stale.revision());
    }

    /** @param asked the case it was thought to count towards */
    static HttpProblem elsewhere(Decision.Elsewhere elsewhere, String asked) {
        String caseId = elsewhere.caseId();
        return caseId == null
                ? Problems.notFound("interaction", elsewhere.interactionId())
                : Problems.problem(ProblemType.NOT_IN_CASE)
                        .with("interaction", elsewhere.interactionId())
                        .with("case", caseId)
                        .with("asked", asked)
                        .build();
    }

    static HttpProblem notNow(Decision.NotNow refused) {
        return Problems.problem(ProblemType.CASE_STATUS)
                .with("case", refused.caseId())
                .with("wish", refused.wish())
                .with("status_of_case", refused.status().word())
                .with("allowed", refused.allowed())
                .build();
    }
}
