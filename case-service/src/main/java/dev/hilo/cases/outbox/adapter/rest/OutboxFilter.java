package dev.hilo.cases.outbox.adapter.rest;

import dev.hilo.cases.outbox.adapter.connect.ConnectorProbe;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses requests that would commit while the connector has failed: what they commit would be heard of by nobody, for as long
 * as it takes somebody to help. Interactions are folded on, as they cannot be refused and wait in the log like the others.
 */
@ApplicationScoped
class OutboxFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern COMMITTING =
            Pattern.compile("/?(api/v1/(cases|me|users|verifications)|tmf-api)(/.*)?");
    private static final int RETRY_AFTER_SECONDS = 30;

    private final ConnectorProbe connector;

    OutboxFilter(ConnectorProbe connector) {
        this.connector = connector;
    }

    /** After what was done before has been answered again to who repeats it. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void refuse(ContainerRequestContext request) {
        if (connector.state().isFailed() && commits(request)) {
            throw Problems.problem(ProblemType.OUTBOX_STOPPED)
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private static boolean commits(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return !READING.contains(request.getMethod())
                && COMMITTING.matcher(path).matches()
                && !path.endsWith("/typing")
                && !"true".equals(request.getUriInfo().getQueryParameters().getFirst("dryRun"));
    }
}
