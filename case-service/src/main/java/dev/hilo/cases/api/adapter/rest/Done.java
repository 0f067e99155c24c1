package dev.hilo.cases.api.adapter.rest;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers a request that has committed something and then failed: it is done, so it is answered with 202, and never with a
 * 5xx that invites whoever sent it to do it again. Methods that may be repeated without harm are not concerned.
 */
@ApplicationScoped
public class Done {

    private static final Logger LOG = Logger.getLogger(Done.class);
    private static final Set<String> ONCE = Set.of(HttpMethod.POST, HttpMethod.PATCH);

    private final Commits commits;

    Done(Commits commits) {
        this.commits = commits;
    }

    /**
     * What is answered when a request was done and its answer cannot be given.
     *
     * @param done true
     * @param detail what to do, for people
     */
    public record Receipt(boolean done, String detail) {

        static final Receipt OF_A_COMMIT =
                new Receipt(true, "It is done; how things are now cannot be shown at the moment. Read it in a while.");
    }

    @RequestScoped
    static class Commits {

        private boolean any;

        void add() {
            any = true;
        }

        boolean any() {
            return any;
        }
    }

    /** To be told of each commit, in the thread that makes it. */
    public void committed() {
        if (Arc.container().requestContext().isActive()) {
            commits.add();
        }
    }

    /** Before the audit notes what was answered. */
    @ServerResponseFilter(priority = Priorities.USER + 300)
    public void answer(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() / 100 == 5 && ONCE.contains(request.getMethod()) && commits.any()) {
            LOG.warnf("a %s request was done and could not be answered", request.getMethod());
            answer.setStatus(202);
            answer.setEntity(Receipt.OF_A_COMMIT, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
            answer.getHeaders().remove("Retry-After");
            // Repeated with its key it is done once and answered in full.
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
