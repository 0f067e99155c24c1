package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hilo.kit.rest.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of interactions: written as the array alone, as TMF630 has it; {@code Link} headers lead on. */
public record InteractionPage(
        List<PartyInteraction> items,
        @Nullable String previous,
        @Nullable String next) implements Paged {

    @JsonValue
    public List<PartyInteraction> items() {
        return items;
    }
}
