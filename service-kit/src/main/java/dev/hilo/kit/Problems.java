package dev.hilo.kit;

import dev.hilo.contracts.Limits;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.Collection;

/**
 * The problem+json answers (RFC 9457) that all services share. What is thrown here says what happened in members; title
 * and detail are added on the way out, in the language the caller asks for.
 */
public final class Problems {

    private Problems() {}

    /** A problem of a kind; members that its words name ({@code {field}}) are given by {@code with}. */
    public static HttpProblem.Builder problem(ProblemType type) {
        return HttpProblem.builder().withType(type.uri()).withStatus(type.status());
    }

    /** @param what a word of the API: {@code case}, {@code user}; {@code id} must name nobody in clear */
    public static HttpProblem notFound(String what, String id) {
        return problem(ProblemType.NOT_FOUND)
                .with("resource", what)
                .with("id", id)
                .build();
    }

    /** @param limit in characters */
    public static HttpProblem tooLong(String field, int limit) {
        return problem(ProblemType.TEXT_TOO_LONG)
                .with("field", field)
                .with("limit", limit)
                .build();
    }

    public static HttpProblem tooMany(String field, int limit) {
        return problem(ProblemType.TOO_MANY_ELEMENTS)
                .with("field", field)
                .with("limit", limit)
                .build();
    }

    /** Of a member that a body may not have. @param known those it may have beside it */
    public static HttpProblem unknownField(String field, Collection<String> known) {
        return problem(ProblemType.UNKNOWN_FIELD)
                .with("field", field)
                .with("known", known)
                .build();
    }

    /** Of a query parameter that an address does not have. @param known those it has */
    public static HttpProblem unknownParameter(String name, Collection<String> known) {
        return problem(ProblemType.UNKNOWN_PARAMETER)
                .with("field", name)
                .with("known", known)
                .build();
    }

    /** Of a text with characters that none may have. */
    public static HttpProblem unprintable(String field) {
        return problem(ProblemType.CHARACTERS_REFUSED).with("field", field).build();
    }

    /** Of a time that nobody can mean. */
    public static HttpProblem unbelievable(String field) {
        return problem(ProblemType.TIME_OUT_OF_RANGE)
                .with("field", field)
                .with("earliest", Limits.EARLIEST.toString())
                .with("before", Limits.LATEST.toString())
                .build();
    }

    /** @param field the field at fault; {@code remedy} continues the sentence: {@code "must be …"} */
    public static HttpProblem invalid(String field, String remedy) {
        return problem(ProblemType.INVALID_REQUEST)
                .withDetail("'" + field + "' " + remedy)
                .with("field", field)
                .build();
    }

    /** @param wait after which the same may be asked again */
    public static HttpProblem tooMany(Duration wait) {
        return problem(ProblemType.TOO_MANY_REQUESTS)
                .withHeader("Retry-After", Math.max(1, wait.toSeconds()))
                .build();
    }
}
