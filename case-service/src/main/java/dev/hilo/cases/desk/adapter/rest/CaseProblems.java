package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.context.model.Decision;
import dev.hilo.kit.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Refusals of the core as problems. */
final class CaseProblems {

    private CaseProblems() {}

    static HttpProblem notNow(Decision.NotNow refused) {
        String status = refused.status().name().toLowerCase(Locale.ROOT);
        List<String> allowed =
                refused.status().isActive() ? List.of("message", "assign", "resolve") : List.of("message");
        return Problems.problem(Response.Status.CONFLICT, "case-status", "The case does not allow that now")
                .withDetail("Case " + refused.caseId() + " is " + status + ": it cannot take '" + refused.wish()
                        + "'. It allows: " + String.join(", ", allowed) + ".")
                .with("status_of_case", status)
                .with("allowed", allowed)
                .build();
    }
}
