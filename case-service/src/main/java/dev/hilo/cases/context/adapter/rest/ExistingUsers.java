package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.model.Context;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/**
 * Users as requests name them. What is read of a merged user is read of who goes on for them: the answer is a redirect (307,
 * as a merge can be undone) to the same address of that user, with {@code user} and {@code into} in the body.
 */
@RequestScoped
public class ExistingUsers {

    private final ContextLog log;
    private final Links links;
    private final Concerned concerned;
    private final UriInfo asked;

    ExistingUsers(ContextLog log, Links links, Concerned concerned, UriInfo asked) {
        this.log = log;
        this.links = links;
        this.concerned = concerned;
        this.asked = asked;
    }

    /** The user themself, merged or not; 404 for one that nobody has heard of. */
    public Context known(String userId) {
        Context context = log.latest(userId);
        if (context.version() == 0) {
            throw Problems.notFound("user", userId);
        }
        concerned.user(userId);
        return context;
    }

    /** The same, for what is read as it is now. */
    public Context current(String userId) {
        Context context = known(userId);
        if (context.lineage().into() == null) {
            return context;
        }
        String into = links.current(userId).userId();
        if (into.equals(userId)) {
            return log.latest(userId);
        }
        concerned.user(into);
        throw HttpProblem.builder()
                .withType(ProblemType.USER_MERGED.uri())
                .withStatus(Response.Status.TEMPORARY_REDIRECT)
                .with("user", userId)
                .with("into", into)
                .withHeader(HttpHeaders.LOCATION, address(into))
                .build();
    }

    /** Relative to the host, which a proxy in front may call otherwise. */
    private String address(String into) {
        URI uri = asked.getRequestUri();
        String path = uri.getRawPath().replaceFirst("/users/[^/]+", "/users/" + into);
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
