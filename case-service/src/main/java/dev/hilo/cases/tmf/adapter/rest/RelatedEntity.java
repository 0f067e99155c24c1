package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something else it has to do with. */
public record RelatedEntity(
        String role,
        EntityRef entity,
        @JsonProperty("@type") String type) {

    static final String SERVICE = "service";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntityRef(
            String id,
            @Nullable String href,
            @JsonProperty("@type") String type,
            @JsonProperty("@referredType") String referredType) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "GivenEntity")
    public record Given(@Nullable String role, @Nullable GivenRef entity) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "GivenEntityRef")
    public record GivenRef(@Nullable String id) {}

    static RelatedEntity service(String id) {
        return of(SERVICE, id, "/api/v1/services/" + id, "Service");
    }

    static RelatedEntity ticket(String id) {
        return of("case", id, TroubleTicket.PATH + "/" + id, "TroubleTicket");
    }

    private static RelatedEntity of(String role, String id, String href, String referred) {
        return new RelatedEntity(role, new EntityRef(id, href, "EntityRef", referred), "RelatedEntity");
    }
}
