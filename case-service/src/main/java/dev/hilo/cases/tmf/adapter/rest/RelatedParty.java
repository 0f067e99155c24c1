package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.contracts.Limits;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who has to do with it, and as what: {@code originator}, {@code agent}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelatedParty(
        String role,
        PartyRef partyOrPartyRole,
        @JsonProperty("@type") String type) {

    static final String ORIGINATOR = "originator";

    private static final String TYPE = "RelatedPartyOrPartyRole";

    /** @param href where there is more about them, relative to this service */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartyRef(
            String id,
            @Nullable String href,
            @Nullable String name,
            @JsonProperty("@type") String type,
            @JsonProperty("@referredType") String referredType) {}

    /**
     * As it is given: in the manner of v5, within {@code partyOrPartyRole}, or of v4, beside the role.
     *
     * @param id a user's, or a channel identity such as {@code mailto:ana@corp.com}, in any spelling
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "GivenParty")
    public record Given(
            @Size(max = Limits.WORD) @Nullable String role,
            @Size(max = Limits.IDENTITY) @Nullable String id,
            @Nullable String name,
            @Nullable GivenRef partyOrPartyRole) {

        @Nullable
        String who() {
            return id != null || partyOrPartyRole == null ? id : partyOrPartyRole.id();
        }

        @Nullable
        String called() {
            return name != null || partyOrPartyRole == null ? name : partyOrPartyRole.name();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "GivenPartyRef")
    public record GivenRef(
            @Size(max = Limits.IDENTITY) @Nullable String id,
            @Nullable String name) {}

    static RelatedParty originator(String userId, @Nullable String name) {
        return new RelatedParty(
                ORIGINATOR,
                new PartyRef(userId, "/api/v1/users/" + userId + "/context", name, "PartyRef", "Individual"),
                TYPE);
    }

    static RelatedParty agent(Agent agent) {
        return new RelatedParty("agent", new PartyRef(agent.id(), null, agent.name(), "PartyRef", "Individual"), TYPE);
    }

    /** The originator, or the only one that is named; null when that is nobody. */
    static @Nullable Given originatorOf(@Nullable List<Given> parties) {
        if (parties == null) {
            return null;
        }
        return parties.stream()
                .filter(party -> ORIGINATOR.equalsIgnoreCase(party.role()))
                .findFirst()
                .or(() -> parties.size() == 1 ? parties.stream().findFirst() : Optional.empty())
                .orElse(null);
    }
}
