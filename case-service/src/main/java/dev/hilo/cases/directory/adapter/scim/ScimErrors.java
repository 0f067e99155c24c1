package dev.hilo.cases.directory.adapter.scim;

import de.captaingoldfish.scim.sdk.common.exceptions.ResponseException;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is refused before SCIM sees it (no token, no such path, no such media type) is refused in SCIM's words too. */
@Provider
public class ScimErrors implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getRequestUri().getPath().startsWith("/scim/")
                && response.getStatus() >= 400
                && !(response.getEntity() instanceof String)) {
            response.setEntity(
                    body(response.getStatus(), response.getEntity()), null, MediaType.valueOf(ScimResource.SCIM_JSON));
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ScimResource.SCIM_JSON);
        }
    }

    static String body(int status, @Nullable Object entity) {
        String detail = entity instanceof HttpProblem problem
                ? Objects.requireNonNullElse(problem.getDetail(), problem.getTitle())
                : null;
        Response.Status known = Response.Status.fromStatusCode(status);
        String words = detail != null ? detail : known == null ? "refused" : known.getReasonPhrase();
        return new ErrorResponse(new ResponseException(words, status, null), true).toString();
    }
}
