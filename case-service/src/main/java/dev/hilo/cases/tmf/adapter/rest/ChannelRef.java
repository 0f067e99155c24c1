package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hilo.contracts.Limits;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel, by its lower-case word: {@code email}, {@code voice}. */
public record ChannelRef(
        String id, String name, @JsonProperty("@type") String type) {

    static ChannelRef of(String channel) {
        return new ChannelRef(channel, channel, "ChannelRef");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "GivenChannelRef")
    public record Given(
            @Size(max = Limits.ID) @Nullable String id,
            @Size(max = Limits.ID) @Nullable String name) {

        @Nullable
        String word() {
            return id == null ? name : id;
        }
    }
}
