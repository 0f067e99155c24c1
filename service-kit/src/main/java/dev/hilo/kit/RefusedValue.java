package dev.hilo.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.function.Function;

/** A value of a body that has the right kind and may not be so. Jackson finds out which field it stands in. */
final class RefusedValue extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, HttpProblem> problem;

    /** @param problem by the path of the field */
    RefusedValue(JsonParser parser, Function<String, HttpProblem> problem) {
        super(parser, "a value is refused");
        this.problem = problem;
    }

    HttpProblem of(String field) {
        return problem.apply(field);
    }
}
