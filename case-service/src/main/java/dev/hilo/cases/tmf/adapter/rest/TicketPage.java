package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hilo.kit.rest.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of tickets: written as the array alone, as TMF630 has it; {@code Link} headers lead on. */
public record TicketPage(
        List<TroubleTicket> items, @Nullable String next) implements Paged {

    @JsonValue
    public List<TroubleTicket> items() {
        return items;
    }
}
