package dev.hilo.kit;

import dev.hilo.contracts.ContractViolation;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** The problem+json answers (RFC 9457) that all services share; {@code type} URIs are stable and lead to the docs. */
public final class Problems {

    private static final String TYPES = "https://hilo.dev/problems/";

    private Problems() {}

    /** @param name stable, lower-case, last part of the {@code type} URI */
    public static HttpProblem.Builder problem(Response.Status status, String name, String title) {
        return HttpProblem.builder()
                .withType(URI.create(TYPES + name))
                .withStatus(status)
                .withTitle(title);
    }

    public static HttpProblem notFound(String what, String id) {
        return problem(Response.Status.NOT_FOUND, "not-found", "Not found")
                .withDetail("There is no " + what + " " + id + ", or you may not see it.")
                .build();
    }

    /** @param field the field at fault; {@code remedy} continues the sentence: {@code "must be …"} */
    public static HttpProblem invalid(String field, String remedy) {
        return problem(Response.Status.BAD_REQUEST, "invalid-request", "Invalid request")
                .withDetail("'" + field + "' " + remedy)
                .with("field", field)
                .build();
    }

    /** Data that breaks the contract is the sender's to mend. */
    @Provider
    @Priority(Priorities.USER)
    public static class ContractViolationMapper extends ExceptionMapperBase<ContractViolation> {

        @Override
        protected HttpProblem toProblem(ContractViolation violation) {
            return problem(Response.Status.BAD_REQUEST, "invalid-request", "Invalid request")
                    .withDetail(violation.getMessage())
                    .with("field", violation.field())
                    .build();
        }
    }
}
