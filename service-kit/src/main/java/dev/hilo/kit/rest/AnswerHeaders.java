package dev.hilo.kit.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in headers what answers know about themselves: their revision, and the pages beside them. */
@Provider
@Priority(Priorities.USER + 300)
class AnswerHeaders implements ContainerResponseFilter {

    /** Whoever sits at the same browser or proxy next is somebody else. */
    private static final String PERSONAL = "private, no-store";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null
                && !answer.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, PERSONAL);
        }
        Object entity = answer.getEntity();
        if (entity instanceof Paged page) {
            link(request.getUriInfo(), answer, "next", page.next());
            link(request.getUriInfo(), answer, "prev", page.previous());
        }
        if (entity instanceof Revised revised && !answer.getHeaders().containsKey(HttpHeaders.ETAG)) {
            String tag = IfMatch.tag(revised.revision());
            answer.getHeaders().putSingle(HttpHeaders.ETAG, tag);
            if (HttpMethod.GET.equals(request.getMethod())
                    && answer.getStatus() == Response.Status.OK.getStatusCode()
                    && isKnown(tag, request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
                answer.setStatusInfo(Response.Status.NOT_MODIFIED);
                answer.setEntity(null);
            }
        }
    }

    /** Relative to the host, which a proxy in front may call otherwise. */
    private static void link(UriInfo asked, ContainerResponseContext answer, String rel, @Nullable String cursor) {
        if (cursor != null) {
            URI uri = asked.getRequestUriBuilder()
                    .replaceQueryParam("cursor", cursor)
                    .build();
            answer.getHeaders()
                    .add(HttpHeaders.LINK, "<" + uri.getRawPath() + "?" + uri.getRawQuery() + ">; rel=\"" + rel + "\"");
        }
    }

    private static boolean isKnown(String tag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                        .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }
}
