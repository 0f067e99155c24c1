package dev.hilo.kit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Gives every problem on its way out its stable type, and title and detail in the language asked for. */
@ApplicationScoped
class ProblemTranslator implements ProblemPostProcessor {

    private static final int BEFORE_IT_IS_LOGGED = 200;

    private final CurrentVertxRequest request;

    ProblemTranslator(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public int priority() {
        return BEFORE_IT_IS_LOGGED;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return ProblemWords.in(Languages.of(acceptLanguage()), ProblemMappers.told(context.cause, problem));
    }

    private @Nullable String acceptLanguage() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext current = request.getCurrent();
        return current == null ? null : current.request().getHeader("Accept-Language");
    }
}
