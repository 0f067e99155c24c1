package dev.hilo.cases.me.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.kit.rest.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of somebody's own cases.
 *
 * @param next cursor of the page with older ones; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MyCasePage(List<MyCaseView> items, @Nullable String next) implements Paged {

    static final MyCasePage EMPTY = new MyCasePage(List.of(), null);
}
