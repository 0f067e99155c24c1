package dev.hilo.kit.rest;

import dev.hilo.kit.Problems;
import dev.hilo.kit.TextLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses parts of an address, and headers that we read, that are too long or have characters that no text may have. */
@ApplicationScoped
class RequestParameters {

    /** Headers that resources and filters read as texts. */
    private static final List<String> READ = List.of(
            "Idempotency-Key",
            "Last-Event-ID",
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH);

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 100)
    public void check(ContainerRequestContext request) {
        check(request.getUriInfo().getPathParameters());
        check(request.getUriInfo().getQueryParameters());
        READ.forEach(name -> check(name, request.getHeaders().getOrDefault(name, List.of())));
    }

    private static void check(MultivaluedMap<String, String> parameters) {
        parameters.forEach(RequestParameters::check);
    }

    private static void check(String name, List<String> values) {
        for (String value : values) {
            if (TextLimits.isLonger(value, TextLimits.ofParameter(name))) {
                throw Problems.tooLong(name, TextLimits.ofParameter(name));
            }
            if (!TextLimits.isPrintable(value)) {
                throw Problems.unprintable(name);
            }
        }
    }
}
