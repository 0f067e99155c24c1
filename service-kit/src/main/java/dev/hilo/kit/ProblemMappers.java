package dev.hilo.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.mongodb.MongoException;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.NewerVersion;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is thrown below the resources, as problems. */
final class ProblemMappers {

    private static final int BEFORE_THE_EXTENSION = Priorities.USER - 10;

    private ProblemMappers() {}

    /** Data that breaks the contract is the sender's to mend. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class OfContractViolations extends ExceptionMapperBase<ContractViolation> {

        @Override
        protected HttpProblem toProblem(ContractViolation violation) {
            return Problems.problem(ProblemType.INVALID_REQUEST)
                    .withDetail(violation.getMessage())
                    .with("field", violation.field())
                    .build();
        }
    }

    /** A body that is no JSON: says where it breaks off, never what stands there. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class OfBrokenJson extends ExceptionMapperBase<JsonProcessingException> {

        @Override
        protected HttpProblem toProblem(JsonProcessingException broken) {
            return brokenJson(broken);
        }
    }

    /** JSON of another shape: names the field. */
    abstract static class OfWrongJson<E extends JsonMappingException> extends ExceptionMapperBase<E> {

        @Override
        protected HttpProblem toProblem(E wrong) {
            return wrongJson(wrong);
        }
    }

    /** Whatever else Jackson finds. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class OfOtherJson extends OfWrongJson<JsonMappingException> {}

    /** Nearer than the framework's own. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class OfMismatchedJson extends OfWrongJson<MismatchedInputException> {}

    /** Nearer than the extension's own. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class OfMisformedJson extends OfWrongJson<InvalidFormatException> {}

    /** What fails in the database passes, but for data that it cannot store. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class OfTheDatabase extends ExceptionMapperBase<MongoException> {

        private static final int SECONDS = 5;

        @Override
        protected HttpProblem toProblem(MongoException failure) {
            return MongoFaults.passes(failure)
                    ? Problems.problem(ProblemType.UNAVAILABLE)
                            .withHeader("Retry-After", SECONDS)
                            .build()
                    : Problems.problem(ProblemType.INTERNAL_ERROR).build();
        }
    }

    /** In the log stands what only a newer replica understands: it is being upgraded. */
    @Provider
    @Priority(BEFORE_THE_EXTENSION)
    public static class OfNewerVersions extends ExceptionMapperBase<NewerVersion> {

        @Override
        protected HttpProblem toProblem(NewerVersion newer) {
            return Problems.problem(ProblemType.UNAVAILABLE)
                    .withHeader("Retry-After", OfTheDatabase.SECONDS)
                    .build();
        }
    }

    /**
     * What the framework wrapped into a bare status on its way here, and members that are not known, for which the
     * extension has a mapper that says less.
     */
    static HttpProblem told(@Nullable Throwable thrown, HttpProblem problem) {
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            return wrongJson(unknown);
        }
        if (!(thrown instanceof WebApplicationException wrapped)) {
            return problem;
        }
        return switch (wrapped.getCause()) {
            case JsonMappingException wrong -> wrongJson(wrong);
            case JsonProcessingException broken -> brokenJson(broken);
            case IllegalArgumentException unreadable
            when wrapped instanceof NotFoundException ->
                Problems.invalid(
                        "query",
                        "has a parameter with a value of the wrong kind: see the description of the API (OpenAPI)");
            case null, default -> problem;
        };
    }

    static HttpProblem brokenJson(JsonProcessingException broken) {
        HttpProblem.Builder problem = Problems.problem(ProblemType.MALFORMED_BODY);
        if (broken.getLocation() != null) {
            problem.with("line", broken.getLocation().getLineNr())
                    .with("column", broken.getLocation().getColumnNr());
        }
        return problem.build();
    }

    static HttpProblem wrongJson(JsonMappingException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContractViolation violation) {
                return Problems.problem(ProblemType.INVALID_REQUEST)
                        .withDetail(violation.getMessage())
                        .with("field", violation.field())
                        .build();
            }
        }
        String field = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        if (wrong instanceof RefusedValue refused) {
            return refused.of(field.startsWith(".") ? field.substring(1) : field);
        }
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return Problems.unknownField(
                    field.startsWith(".") ? field.substring(1) : field,
                    unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList());
        }
        return field.isEmpty()
                ? brokenJson(wrong)
                : Problems.invalid(
                        field.startsWith(".") ? field.substring(1) : field,
                        "has a value of the wrong kind: see the schema in the description of the API (OpenAPI)");
    }
}
