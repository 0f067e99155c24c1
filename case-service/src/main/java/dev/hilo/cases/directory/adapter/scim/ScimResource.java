package dev.hilo.cases.directory.adapter.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * SCIM 2.0: {@code Users}, {@code ServiceProviderConfig}, {@code ResourceTypes}, {@code Schemas}. For clients that keep the
 * organisation's users up to date, with the role {@code provisioner} or the configured secret ({@link ScimConfig}), and for
 * administrators. Errors are SCIM's own (RFC 7644, 3.12). Described by its own {@code Schemas}, not by OpenAPI.
 */
@Path(ScimResource.PATH + "/{path: .+}")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.PROVISIONER})
@Produces({ScimResource.SCIM_JSON, MediaType.APPLICATION_JSON})
@Consumes({ScimResource.SCIM_JSON, MediaType.APPLICATION_JSON})
@RunOnVirtualThread
public class ScimResource {

    static final String PATH = "/scim/v2";
    static final String SCIM_JSON = "application/scim+json";

    private static final int LONGEST_BODY = 500_000;

    private final ScimEndpoint endpoint;

    ScimResource(ScimEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @GET
    @Operation(hidden = true)
    public Response get(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(HttpMethod.GET, uri, headers, null);
    }

    @POST
    @Operation(hidden = true)
    public Response post(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable String body) {
        return answer(HttpMethod.POST, uri, headers, body);
    }

    @PUT
    @Operation(hidden = true)
    public Response put(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable String body) {
        return answer(HttpMethod.PUT, uri, headers, body);
    }

    @PATCH
    @Operation(hidden = true)
    public Response patch(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable String body) {
        return answer(HttpMethod.PATCH, uri, headers, body);
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response delete(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(HttpMethod.DELETE, uri, headers, null);
    }

    private Response answer(HttpMethod method, UriInfo uri, HttpHeaders headers, @Nullable String body) {
        if (body != null && body.length() > LONGEST_BODY) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                    .type(SCIM_JSON)
                    .entity(ScimErrors.body(413, null))
                    .build();
        }
        ScimResponse scim = endpoint.handle(method, uri.getRequestUri().toString(), plain(headers), body);
        Response.ResponseBuilder response = Response.status(scim.getHttpStatus());
        scim.getHttpHeaders().forEach(response::header);
        return scim.isEmpty()
                ? response.build()
                : response.type(SCIM_JSON).entity(scim.toString()).build();
    }

    private static Map<String, String> plain(HttpHeaders headers) {
        Map<String, String> plain = new HashMap<>();
        headers.getRequestHeaders().forEach((name, values) -> plain.put(name, String.join(",", values)));
        return plain;
    }
}
