package dev.hilo.kit.rest;

import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Refuses a write that would go over changes its sender has not seen. */
@Provider
@RequiresIfMatch
class RequiresIfMatchFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw Problems.problem(ProblemType.PRECONDITION_REQUIRED).build();
        }
    }
}
