package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.kit.rest.Paged;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order they happened. A page holds whole commits, so it may be a few entries longer than asked.
 *
 * @param previous cursor of the page before it; absent at the beginning
 * @param next cursor of the page after it; always there, what it leads to may be still to come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelinePage(
        List<TimelineEntry> items, @Nullable String previous, String next) implements Paged {

    /** The same as its user reads it. */
    public TimelinePage forUser() {
        return new TimelinePage(items.stream().map(TimelineEntry::forUser).toList(), previous, next);
    }

    /**
     * A place between commits, and which way to go from it.
     *
     * @param versions the next commit to read of each log
     */
    record Place(boolean forward, Map<String, Long> versions) {}
}
