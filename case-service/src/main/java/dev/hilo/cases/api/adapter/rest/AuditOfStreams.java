package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.api.app.Audit.Outcome;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Live streams in the audit: no response filter is asked when one begins, nor when it is denied. */
@ApplicationScoped
public class AuditOfStreams implements ProblemPostProcessor {

    private final AuditEntries entries;

    AuditOfStreams(AuditEntries entries) {
        this.entries = entries;
    }

    /** The current request is answered with a stream from now on. */
    public void begins() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        entries.read(
                request.getMethod(),
                AuditEntries.door(request.getTarget().getLazyMethod()),
                Response.Status.OK.getStatusCode());
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (Outcome.of(problem.getStatusCode()) == Outcome.DENIED
                && Arc.container().requestContext().isActive()) {
            ResteasyReactiveRequestContext request = CurrentRequestManager.get();
            if (request != null && request.getTarget() != null) {
                ResourceInfo resource = request.getTarget().getLazyMethod();
                if (isStream(resource)) {
                    entries.denied(request.getMethod(), resource, request.getUriInfo(), problem.getStatusCode());
                }
            }
        }
        return problem;
    }

    private static boolean isStream(ResourceInfo resource) {
        Produces produces = resource.getResourceMethod().getAnnotation(Produces.class);
        return produces != null && List.of(produces.value()).contains(MediaType.SERVER_SENT_EVENTS);
    }
}
