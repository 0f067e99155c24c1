package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.api.app.Audit.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Takes down every change, every read that concerns somebody and what was denied: by whom, when, through which door, with
 * which outcome. A change is written before it is answered.
 */
@ApplicationScoped
class AuditFilter {

    private static final String DOOR = AuditFilter.class.getName();
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AuditEntries entries;

    AuditFilter(AuditEntries entries) {
        this.entries = entries;
    }

    /** The first of the filters, so that what others refuse is taken down as well. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void enter(ContainerRequestContext request, ResourceInfo resource) {
        if (!resource.getResourceMethod().isAnnotationPresent(Passing.class)) {
            request.setProperty(DOOR, AuditEntries.door(resource));
        }
        entries.name(request.getUriInfo());
    }

    /** Also of what never came in: roles are looked at before any filter. */
    @ServerResponseFilter(priority = Priorities.USER + 100)
    public void leave(
            ContainerRequestContext request, ContainerResponseContext answer, @Nullable ResourceInfo resource) {
        String method = request.getMethod();
        int status = answer.getStatus();
        if (Outcome.of(status) == Outcome.DENIED) {
            entries.denied(method, resource, request.getUriInfo(), status);
        } else if (request.getProperty(DOOR) instanceof String door) {
            if (READS.contains(method)) {
                entries.read(method, door, status);
            } else {
                entries.change(method, door, status);
            }
        }
    }
}
